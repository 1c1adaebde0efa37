import robotsModule from 'robots-parser';

/** The rules of one robots.txt. */
export interface RobotsRules {
  /** Undefined for an address of another site. */
  isAllowed(url: string, robot: string): boolean | undefined;
  getMatchingLineNumber(url: string, robot: string): number;
  /** Seconds. */
  getCrawlDelay(robot: string): number | undefined;
}

const parser: unknown = robotsModule;

/** Reads a robots.txt that stands at the address. Any text gives rules; what is no rule is passed over. */
export function parseRobots(url: string, text: string): RobotsRules {
  if (!isParser(parser)) throw new TypeError('robots-parser exports no function');
  return parser(url, text);
}

/** The package's types declare a default export that its CommonJS module does not have: the module itself is the function. */
function isParser(value: unknown): value is (url: string, text: string) => RobotsRules {
  return typeof value === 'function';
}
