import { languageOf } from './words';

const rightToLeftScripts = new Set(
  'adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi'.split(' '),
);

/** Languages whose usual script runs from right to left (Unicode CLDR, likely subtags). */
const rightToLeftLanguages = new Set(
  'ar arc ary arz bal bqi ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps rhg sd sdh skr syr ug ur yi'.split(
    ' ',
  ),
);

/** The direction of a locale's script, where it names one (`az-Arab`), else of its language's usual one. */
export const textDirection = (locale: string): 'ltr' | 'rtl' => {
  const subtags = locale.toLowerCase().split(/[-_]/);
  const script = subtags.slice(1).find((subtag) => /^[a-z]{4}$/.test(subtag));
  const isRightToLeft =
    script === undefined
      ? rightToLeftLanguages.has(languageOf(locale))
      : rightToLeftScripts.has(script);
  return isRightToLeft ? 'rtl' : 'ltr';
};
