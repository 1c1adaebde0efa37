import { type ErrorCode, TwError } from '@tallywire/shared/domain/errors';

const CODES: Readonly<Record<string, ErrorCode>> = {
  UND_ERR_CONNECT_TIMEOUT: 'TW_FETCH_TIMEOUT',
  UND_ERR_HEADERS_TIMEOUT: 'TW_FETCH_TIMEOUT',
  UND_ERR_BODY_TIMEOUT: 'TW_FETCH_TIMEOUT',
  ETIMEDOUT: 'TW_FETCH_TIMEOUT',
  UND_ERR_HEADERS_OVERFLOW: 'TW_FETCH_TOO_LARGE',
  HPE_HEADER_OVERFLOW: 'TW_FETCH_TOO_LARGE',
  ENOTFOUND: 'TW_FETCH_DNS',
  EAI_AGAIN: 'TW_FETCH_DNS',
};

/** zlib, brotli and zstd each have their own family of codes. */
const CODING_FAULT = /^(?:Z_|ZSTD_error_|ERR__ERROR|ERR_BROTLI|ERR_ZLIB|ERR_ZSTD)/;

/** An error of a request as the one with the code a user meets; coded errors pass unchanged. */
export function fetchFault(error: unknown, url: string): TwError {
  for (let fault: unknown = error; fault instanceof Error; fault = fault.cause) if (fault instanceof TwError) return fault;
  const told = codeTextOf(error);
  const because = error instanceof Error && error.message !== '' ? error.message : told;
  if (CODING_FAULT.test(told)) return new TwError('TW_FETCH_ENCODING', `The compression of ${url} is broken: ${because}.`, { cause: error });
  const code = CODES[told] ?? 'TW_FETCH_CONNECTION';
  return new TwError(code, `${url} could not be read: ${because}.`, { cause: error });
}

function codeTextOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
