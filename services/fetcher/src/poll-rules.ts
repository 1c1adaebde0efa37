/** Every rule that may set a feed's next poll, in words for its reader. */
export const POLL_RULES = {
  'first-poll': 'It was not polled yet; new feeds start one after the other.',
  default: 'Its items tell no rhythm, so the first interval is the configured one.',
  rhythm: 'Half the usual time between its items.',
  'new-items': 'It had something new, so it is polled a little sooner than before.',
  'nothing-new': 'It had nothing new, so it is polled a little later than before.',
  'window-overrun': 'All its items were new, so some may have been missed: it is polled much sooner.',
  kept: 'As before.',
  floor: 'It is not polled more often than this (the floor is higher where a server gives nothing to ask by).',
  ceiling: 'A feed that was heard of lately is polled at least this often; a silent one less and less.',
  fixed: 'Its list says how often.',
  hot: 'It is marked as hot, for now.',
  ttl: 'The feed itself asks for no more (ttl).',
  'sy:updatePeriod': 'The feed itself asks for no more (sy:updatePeriod).',
  'cache-control': 'Its server asks for no more (Cache-Control).',
  expires: 'Its server asks for no more (Expires).',
  'skip-hours': 'The feed asks not to be polled at some hours of the day.',
  'retry-after': 'Its server answered 429 or 503; after the pause it asks for, and a random time.',
  failures: 'It failed, and is polled later the more often it does.',
  dormant: 'It failed for a long time, and is looked at once a week.',
  'gone-check': 'Its server says it is gone; it is asked again before that is believed.',
  gone: 'Its server said three times, a day apart, that it is gone: it is not polled any more.',
} as const;

export type PollRule = keyof typeof POLL_RULES;

/** How a feed or its server asks to be left alone for a time. */
export const HINT_RULES = ['ttl', 'sy:updatePeriod', 'cache-control', 'expires'] as const satisfies readonly PollRule[];

/** A wish about the time between two polls. */
export interface PollHint {
  readonly ms: number;
  readonly rule: (typeof HINT_RULES)[number];
}
