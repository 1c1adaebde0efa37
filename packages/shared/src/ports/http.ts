export interface HttpLimits {
  readonly maxBytes: number;
  readonly totalMs: number;
  readonly maxRedirects: number;
}

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly limits: HttpLimits;
  /** Asked before each address is connected to, redirects included; a refusal is thrown from it. */
  readonly beforeHop?: (url: URL) => Promise<void>;
}

/** A response read to its end, decompressed; the body of a status other than 200 to 299 is left out. Header names are lower case. */
export interface HttpResponse {
  readonly status: number;
  readonly finalUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** The hops before the last, each with its own address and the status by which it sent on. */
  readonly redirects: readonly { readonly status: number; readonly url: string }[];
  readonly ms: number;
}

/** Reads public addresses. Every fault is a `TwError` with a code `TW_FETCH_…`, within the limits' time. Any status is a response, not a fault. */
export interface Http extends AsyncDisposable {
  get(request: HttpRequest, signal?: AbortSignal): Promise<HttpResponse>;
}
