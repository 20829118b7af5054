/**
 * A refusal in the API's own words.
 *
 * Texts marked "seen" were reported by users of the real service; the others are ours. Clients must
 * never match on them.
 */
export class ApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
  }
}

/** Seen. */
export function signatureFailure(): ApiError {
  return new ApiError(
    'AuthFailure.SignatureFailure',
    'The provided credentials could not be validated. Please check your signature is correct.',
  );
}

/** Seen. */
export function signatureExpire(): ApiError {
  return new ApiError(
    'AuthFailure.SignatureExpire',
    'The signature is expired, please request again.',
  );
}

/** Seen. */
export function secretIdNotFound(): ApiError {
  return new ApiError(
    'AuthFailure.SecretIdNotFound',
    'The SecretId is not found, please ensure that your SecretId is correct.',
  );
}

/** Seen, with "`Service` in Credential not valid." as the reason. */
export function invalidAuthorization(reason: string): ApiError {
  return new ApiError(
    'AuthFailure.InvalidAuthorization',
    `The request \`Authorization\` header does not conform to tencentcloud standards: ${reason}`,
  );
}

export function tokenFailure(): ApiError {
  return new ApiError('AuthFailure.TokenFailure', 'The token does not belong to this key.');
}

/** Seen. */
export function missingParameter(name: string): ApiError {
  return new ApiError(
    'MissingParameter',
    `The request is missing a required parameter \`${name}\`.`,
  );
}

/** Seen. */
export function unknownParameter(name: string): ApiError {
  return new ApiError('UnknownParameter', `The parameter \`${name}\` is not recognized.`);
}

/** Seen. */
export function wrongType(name: string, type: string): ApiError {
  return new ApiError(
    'InvalidParameter',
    `The value type of parameter \`${name}\` is not valid, input type should be \`${type}\``,
  );
}

/** Seen in Chinese only. */
export function notJson(): ApiError {
  return new ApiError(
    'InvalidParameter',
    'The request content is not valid JSON, as content-type application/json requires.',
  );
}

/** Seen. */
export function invalidHeaderValue(name: string): ApiError {
  return new ApiError(
    'InvalidParameterValue',
    `A value specified in \`${name}\` is not valid, is unsupported, or cannot be used.`,
  );
}

/** Seen. */
export function unsupportedRegion(): ApiError {
  return new ApiError('UnsupportedRegion', 'The action not support this region.');
}

/** Seen. */
export function invalidAction(): ApiError {
  return new ApiError('InvalidAction', 'The request `Action` is invalid or not found.');
}

/** Seen. */
export function noSuchVersion(version: string, service: string): ApiError {
  return new ApiError(
    'NoSuchVersion',
    `The specified api version=\`${version}\` does not exist in service=\`${service}\`.`,
  );
}

/** Seen. */
export function requestLimitExceeded(requests: number, limit: number): ApiError {
  return new ApiError(
    'RequestLimitExceeded',
    `Your current request times equals to \`${requests}\` in a second, which exceeds the frequency limit \`${limit}\` for a second. Please reduce the frequency of calls.`,
  );
}

export function unsupportedProtocol(): ApiError {
  return new ApiError(
    'UnsupportedProtocol',
    'The request protocol or method is not supported; use POST.',
  );
}

export function invalidRequest(reason: string): ApiError {
  return new ApiError('InvalidRequest', reason);
}

export function requestSizeLimitExceeded(): ApiError {
  return new ApiError('RequestSizeLimitExceeded', 'The request size exceeds the limit of 10 MB.');
}
