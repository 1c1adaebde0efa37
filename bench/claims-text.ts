/** News-like text of our own for measuring: the same seed always gives the same text of at least `words` words. */
export function newsText(words: number, seed = 1): string {
  const next = generator(seed);
  const paragraphs: string[] = [];
  for (let count = 0; count < words; ) {
    const sentences = Array.from({ length: 2 + next(3) }, () => fill(SENTENCES[next(SENTENCES.length)] ?? '', next));
    const paragraph = sentences.join(' ');
    count += paragraph.split(' ').length;
    paragraphs.push(paragraph);
  }
  return paragraphs.join('\n\n');
}

const SENTENCES: readonly string[] = [
  'At least {n} people were killed and {n} wounded when a {t} hit a market in {p} on {d}, {s} said.',
  '{s} said {n} {g} had been killed in the fighting near {p}, while {s} put the toll at {n}.',
  'The road to {p} was closed for most of the morning as crews cleared mud and fallen trees.',
  '“We heard the noise and ran into the street with the children,” a shopkeeper said, asking not to be named.',
  'More than {n} homes were destroyed and {n} families were forced from their homes, according to {s}.',
  'Talks between the two governments are due to go on next week in a hotel by the lake.',
  'The ministry, which has been short of money for years, said it would send {n} doctors to {p}.',
  'Prices of bread and fuel have doubled since the spring, and many shops open for only two hours a day.',
  '{s} told reporters that {n} {g} were arrested, among them {n} women.',
  'Rescuers pulled {n} survivors from the rubble of a school, and {n} pupils were still missing on {d}.',
  'The bridge, built 35 years ago at a cost of $12 million, is 400 metres long and carries 20,000 cars a day.',
  'He was born in {p} in 1961, studied law, and led the party for nine years before he stood down.',
  'The death toll rose to {n} from {n}, {s} said, adding that {n} of the injured were in critical condition.',
  'Rain is expected to ease by {d}, but the river will stay high for some days, forecasters warned.',
];

const FILLERS: Readonly<Record<string, readonly string[]>> = {
  n: ['12', 'nine', '43', '1,200', 'dozens of', 'two', '315', '27', 'several', '60'],
  t: ['rocket', 'shell', 'car bomb', 'truck', 'drone'],
  p: ['Marwa', 'Port Ellen', 'the northern city of Dara', 'Old Town', 'Kessa province'],
  d: ['Monday', 'Tuesday', 'Friday night', 'Sunday'],
  s: ['the health ministry', 'police', 'the army', 'Governor Ada Byron', 'local officials', 'the Red Crescent', 'a spokesman for the rebels'],
  g: ['soldiers', 'Syrian soldiers', 'fighters', 'protesters', 'miners', 'people'],
};

function fill(template: string, next: (below: number) => number): string {
  const text = template.replace(/\{([a-z])\}/g, (_, slot: string) => {
    const words = FILLERS[slot] ?? [];
    return words[next(words.length)] ?? '';
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A linear congruential generator: enough for text, the same on every machine. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}
