import { missingParameter, notJson, unknownParameter, wrongType } from './errors.ts';

interface FieldRule {
  readonly type: 'string' | 'uint64';
  readonly required: boolean;
}

export type FieldRules = Readonly<Record<string, FieldRule>>;

type ValueOf<Rule extends FieldRule> = Rule['type'] extends 'string' ? string : number;

export type Fields<Rules extends FieldRules> = {
  readonly [Name in keyof Rules]: Rules[Name]['required'] extends true
    ? ValueOf<Rules[Name]>
    : ValueOf<Rules[Name]> | undefined;
};

export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads a body as one JSON object in strict UTF-8; an empty body is not one, `{}` is. */
export function parseJsonObject(body: Buffer): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body));
  } catch {
    throw notJson();
  }
  if (!isJsonObject(value)) throw notJson();
  return value;
}

/** Refuses fields that are undeclared, missing or of another type, in that order. */
export function checkFields<Rules extends FieldRules>(
  fields: JsonObject,
  rules: Rules,
): Fields<Rules> {
  const unknown = Object.keys(fields).find((name) => !Object.hasOwn(rules, name));
  if (unknown !== undefined) throw unknownParameter(unknown);
  for (const [name, rule] of Object.entries(rules)) {
    if (!Object.hasOwn(fields, name)) {
      if (rule.required) throw missingParameter(name);
    } else if (!hasType(fields[name], rule.type)) {
      throw wrongType(name, rule.type);
    }
  }
  // The loop above is the proof.
  return fields as Fields<Rules>;
}

function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasType(value: unknown, type: FieldRule['type']): boolean {
  if (type === 'string') return typeof value === 'string';
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 64;
}
