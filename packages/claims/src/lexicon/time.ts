import { wordSet } from './words.ts';

/** Month names and their abbreviations, with the month's number. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  'january february march april may june july august september october november december'
    .split(' ')
    .flatMap((name, index): [string, number][] => [
      [name, index + 1],
      [name.slice(0, 3), index + 1],
      [`${name.slice(0, 3)}.`, index + 1],
    ])
    .concat([
      ['sept', 9],
      ['sept.', 9],
    ]),
);

/** Names of days, Sunday first. */
export const WEEKDAYS: ReadonlyMap<string, number> = new Map(
  'sunday monday tuesday wednesday thursday friday saturday'.split(' ').map((name, index): [string, number] => [name, index]),
);

/** Units that measure and do not count: time, length, weight, money, shares, temperature. */
export const UNITS = wordSet(`
  year years yr yrs month months week weeks weekend weekends day days night nights hour hours hr hrs minute minutes min mins second seconds decade decades century centuries
  am pm a.m. p.m. a.m p.m gmt utc est edt o'clock
  km kms kilometer kilometers kilometre kilometres mile miles mi meter meters metre metres m ft foot feet inch inches yard yards cm mm centimeters centimetres mph kph knots nautical
  kg kilo kilos kilogram kilograms kilogrammes pound pounds lb lbs ton tons tonne tonnes ounce ounces gram grams grammes litre litres liter liters gallon gallons barrel barrels bpd
  hectare hectares acre acres sq square
  percent per percentage % pct points point
  dollar dollars usd euro euros eur gbp sterling yen yuan rupee rupees rs peso pesos ruble rubles rouble roubles rand naira lira shekel shekels dirham dirhams cent cents pence bn
  degree degrees celsius fahrenheit magnitude richter megawatts mw gigawatts volts
  times time fold seats seat votes vote goals goal runs wickets overs laps ranks stories storey story storeys storeys episodes pages page words chapters
  attempts visits generations shifts sides fronts occasions counts count charges
`);

/** Nouns before a number that make it a name or a label ("Flight 370", "Article 5", "Resolution 1701"). */
export const LABELS = wordSet(`
  flight route highway interstate road street avenue exit gate room floor page chapter article section resolution act bill rule law item no no. number nos channel
  phase stage level tier category class group grade type model version mark mk unit squadron brigade division battalion regiment company platoon
  age aged ages magnitude m intensity ward district precinct zone sector block area psalm verse group g top formula covid apollo boeing airbus mig su s f b
  hotline phone tel fax zip box world season episode game week day year years century c.
`);
