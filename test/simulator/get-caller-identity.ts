import { checkFields, type JsonObject } from './fields.ts';

const UIN = '100000000001';

/** Takes no fields; that it was reached at all proves the key and the clock. */
export function prepareGetCallerIdentity(body: JsonObject): () => JsonObject {
  checkFields(body, {});
  return () => ({
    AccountId: UIN,
    UserId: UIN,
    PrincipalId: UIN,
    Arn: `qcs::cam::uin/${UIN}:uin/${UIN}`,
    Type: 'CAMUser',
  });
}
