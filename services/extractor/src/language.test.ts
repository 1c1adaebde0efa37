import { expect, test } from 'vitest';
import { isEnglish } from './language.ts';

test.each([
  'Two soldiers died when their patrol came under fire near the border on Sunday.',
  'Police: 3 dead',
  'The minister’s statement, read out in Parliament, gave no figure at all.',
])('reads English: %s', (text) => {
  expect(isEnglish('', text)).toBe(true);
  expect(isEnglish(text, '')).toBe(true);
});

test.each([
  ['French', 'Deux soldats sont morts dimanche lorsque leur patrouille a essuyé des tirs près de la frontière.'],
  ['German', 'Zwei Soldaten starben am Sonntag, als ihre Patrouille nahe der Grenze beschossen wurde.'],
  ['Spanish', 'Dos soldados murieron el domingo cuando su patrulla fue atacada cerca de la frontera.'],
  ['Ukrainian', 'Двоє військових загинули в неділю, коли їхній патруль обстріляли поблизу кордону.'],
  ['Arabic', 'قتل جنديان يوم الأحد عندما تعرضت دوريتهما لإطلاق نار قرب الحدود.'],
  ['Urdu', 'اتوار کو سرحد کے قریب گشت پر فائرنگ سے دو فوجی ہلاک ہو گئے۔'],
  ['nothing', ''],
])('does not take for English: %s', (_, text) => {
  expect(isEnglish('', text)).toBe(false);
});

test('goes by the text where its title is in another language', () => {
  const text = 'Two soldiers died when their patrol came under fire near the border on Sunday. '.repeat(5);
  expect(isEnglish('Loya Jirga', text)).toBe(true);
});
