import * as v from 'valibot';

/** API failures come with HTTP 200 and `Response.Error`; everything else is the action's result. */
const refusal = v.object({
  Response: v.object({
    Error: v.object({ Code: v.string(), Message: v.string() }),
    RequestId: v.string(),
  }),
});

export const voiceCloneReply = v.object({
  VoiceId: v.pipe(v.string(), v.nonEmpty()),
  RequestId: v.string(),
});

export const callerIdentityReply = v.object({
  AccountId: v.string(),
  Arn: v.string(),
  Type: v.string(),
  RequestId: v.string(),
});

export type Reply<T> =
  | { readonly kind: 'result'; readonly result: T }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      readonly requestId: string;
    }
  | { readonly kind: 'not-a-reply'; readonly reason: string };

type ReplySchema = v.GenericSchema<unknown, unknown>;

/** Reads an answer's text. Extra fields are ignored: the service adds them without notice. */
export function readReply<S extends ReplySchema>(text: string, schema: S): Reply<v.InferOutput<S>> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'not-a-reply', reason: 'the answer is not JSON' };
  }
  const refused = v.safeParse(refusal, json);
  if (refused.success) {
    const { Error: error, RequestId } = refused.output.Response;
    return { kind: 'refused', code: error.Code, message: error.Message, requestId: RequestId };
  }
  const result = v.safeParse(v.object({ Response: schema }), json);
  return result.success
    ? { kind: 'result', result: result.output.Response }
    : { kind: 'not-a-reply', reason: result.issues.map((issue) => issue.message).join('; ') };
}
