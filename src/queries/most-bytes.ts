/** Of the texts of one answer, in UTF-8, because that is what is read, written and sent: 7 million Chinese characters are 22 MB, and held the process for 210 ms. */
export const mostBytes = 8_000_000;
