// Calls to buy or book. Advice such as "call us if you feel unwell" is none.
const callsToAction: readonly RegExp[] = [
  /\bschedule (?:a|an|your|my)(?: \w+){0,2} (?:consultation|appointment|visit|call|session|evaluation)\b/,
  /\bbook (?:now|online|today|(?:a|an|your|my)(?: \w+){0,2} (?:consultation|appointment|visit|call|session|infusion|slot))\b/,
  /\brequest (?:a|an|your)(?: \w+){0,2} (?:consultation|appointment|quote|callback)\b/,
  /\bcall us\b(?! (?:if|when|whenever|at once|immediately|straight away|right away|before|should))/,
  /\bcall (?:now|today)\b/,
  /\bgive us a call\b/,
  /\bcontact (?:us|our \w+) (?:today|now|for a free|to (?:learn|schedule|book|get started))\b/,
  /\breach out to\b[^.!?]{0,150}\b(?:today|now)\b/,
  /\breach out to us\b/,
  /\bget started (?:today|now)\b/,
  /\bsign up (?:today|now|here)\b/,
  /\bvisit our (?:clinic|website|office|center|centre)\b/,
  /\bfree consultation\b/,
  /\bspecial offer\b/,
  /\bclick here\b/,
];

/** Whether a text asks its readers to book, buy or call, rather than telling them something. */
export function isPromotional(text: string): boolean {
  const plain = text.toLowerCase().replace(/[\s\u00a0]+/g, ' ');
  return callsToAction.some((pattern) => pattern.test(plain));
}
