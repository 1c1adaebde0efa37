/**
 * Every code a user can meet, with what happened and what to do. `docs/errors.md` is generated from this list (`npm run docs`)
 * and tested against it. A code once published keeps its meaning.
 */
export const ERRORS = {
  TW_CONFIG_INVALID: ["A setting is missing or has a value that can't be used.", 'Correct the settings the message lists; docs/settings.md describes each.'],
  TW_CONFIG_FEEDS_INVALID: [
    "A feed list has entries that can't be used.",
    'Correct the lines the message lists, or pass --skip-bad to go on with the good ones.',
  ],

  TW_EVENT_NOT_JSON: ['A record on a topic is not JSON.', 'Find its producer; the record is kept on the dead-letter topic.'],
  TW_EVENT_SCHEMA: [
    "A record on a topic does not follow the topic's schema.",
    'Find its producer or upgrade the reader; the record is kept on the dead-letter topic.',
  ],
  TW_EVENT_TOO_LARGE: ['An event is larger than a topic accepts.', "Nothing to do for a single article; raise the broker's limit if it is frequent."],
  TW_STAGE_FAILED: ['A stage failed on an event after all its retries.', 'Read the cause in the dead letter; redrive it when the cause is mended.'],

  TW_BUS_UNAVAILABLE: ["The event bus can't be reached.", 'Start the broker or correct TALLYWIRE_KAFKA_BROKERS; work goes on by itself when it answers.'],
  TW_BUS_TOPIC_DIFFERS: [
    'A topic exists, but its cleanup.policy is not what its events need.',
    'Set the policy the message names with kafka-configs, or delete the topic if it is not in use.',
  ],
  TW_STORE_UNAVAILABLE: ["The store can't be reached.", 'Start Redis or correct TALLYWIRE_REDIS_URL; work goes on by itself when it answers.'],
  TW_STORE_IN_USE: ['Another Tallywire process has the data folder open.', 'Stop it, or give this one another folder by TALLYWIRE_DATA_DIR or --data.'],
  TW_STORE_UNSAFE: [
    'The Redis given would lose data: it may evict keys or keeps no append-only file.',
    'Set maxmemory-policy noeviction and appendonly yes, or accept the risk with TALLYWIRE_REDIS_ALLOW_UNSAFE=true.',
  ],

  TW_FETCH_BLOCKED_ADDRESS: ['A URL leads to a private or reserved address.', 'Allow that address and port by TALLYWIRE_FETCH_ALLOW if it is yours.'],
  TW_FETCH_BLOCKED_URL: ['A URL has a scheme, port or credentials that are not fetched.', 'Use a plain http or https URL on its ordinary port.'],
  TW_FETCH_NO_CONTACT: [
    'A public address was to be read, but requests would not say who to reach about them.',
    'Set TALLYWIRE_CONTACT to a web address or mail address of yours.',
  ],
  TW_FETCH_STOPPED: ["A host is on the operator's stop list.", 'Take it off TALLYWIRE_FETCH_STOP to read it again.'],
  TW_FETCH_TIMEOUT: ['A server did not answer, or not to the end, within the deadline.', 'Nothing; it is tried again later and less often.'],
  TW_FETCH_TOO_LARGE: ['A response is larger than the limit.', 'Raise the limit for this feed if the source is trusted.'],
  TW_FETCH_REDIRECTS: ['A URL redirects too often, in a circle, or from https to http.', 'Use the address it should lead to.'],
  TW_FETCH_DNS: ["A host name can't be resolved.", 'Check the URL; it is tried again later.'],
  TW_FETCH_CONNECTION: ['The connection was refused or broken.', 'Nothing; it is tried again later.'],
  TW_FETCH_ENCODING: ["A response's compression is broken or unknown.", 'Nothing; it is tried again later.'],
  TW_FETCH_STATUS: ['A server answered with an error status.', 'See the status in the message; it is tried again later and less often.'],
  TW_FETCH_ROBOTS: ["The site's robots.txt does not allow this URL.", "Nothing; the feed's own text is used where there is one."],
  TW_FETCH_CONTENT_TYPE: ['A response is of a type that is not read (an image, an archive …).', 'Nothing; the item is skipped.'],

  TW_FEED_NOT_A_FEED: ['A document is not a feed.', "Use the feed's own address; the message says what was found instead."],
  TW_FEED_MALFORMED: ["A feed can't be read even after repair.", 'Tell its publisher; it is tried again at the next poll.'],
  TW_FEED_EMPTY: ["A feed's document is empty.", 'Nothing; it is tried again at the next poll.'],
  TW_FEED_TOO_DEEP: ['A feed nests elements deeper than the limit.', 'Tell its publisher; it is not read.'],

  TW_PAGE_NONE: ['An item of a feed names no page of its own.', "Nothing; the feed's own text is used, or the item skipped where it is too short."],
  TW_PAGE_NOT_HTML: ['A page is not HTML or text.', "Nothing; the item is skipped or the feed's own text used."],
  TW_PAGE_TOO_LARGE: ['A page is larger than the limit.', "Nothing; the item is skipped or the feed's own text used."],
  TW_PAGE_TOO_DEEP: ['A page nests elements, or stacks attributes, beyond the limit.', 'Nothing; such pages are refused before they are parsed.'],
  TW_PAGE_NO_BODY: ['No article text was found on a page.', "Nothing; the page is passed over, or the feed's own text used."],

  TW_WORKER_DEADLINE: ['A document took longer than its deadline and its worker was stopped.', 'Nothing; the document is refused, the next one is read.'],
  TW_WORKER_CRASHED: ['A worker ended while it read a document (out of memory, or a fault).', 'Report the document named if it is ordinary.'],

  TW_PORT_IN_USE: [
    "A port to listen on can't be had.",
    'Stop what listens there (another Tallywire?), or choose another by the setting that the message names.',
  ],

  TW_CLI_NO_INPUT: ["A file given to a command can't be read.", 'Check its path and who may read it.'],
  TW_CLI_USAGE: ['A command was called with words it does not know.', 'See tallywire --help.'],
} as const satisfies Record<string, readonly [what: string, remedy: string]>;

export type ErrorCode = keyof typeof ERRORS;

/** An error a user can meet: a stable code, a sentence with the particulars, and the fault beneath as `cause`. */
export class TwError extends Error {
  override readonly name = 'TwError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** The code of an error, where it has one. */
export function codeOf(error: unknown): ErrorCode | null {
  return error instanceof TwError ? error.code : null;
}
