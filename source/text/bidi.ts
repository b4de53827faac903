/**
Right-to-left text that reorders nothing but itself. A leaf: knows characters, no screen.

A terminal that does bidi (VTE, Konsole, mlterm, Apple's) takes a row for one paragraph, so that two Hebrew names change places with what is between
them. Isolates (UAX #9, U+2066..U+2069) are made against that, but the tables of widths of many terminals are older than they are (Unicode 6.3) and give
them a cell. A left-to-right mark (U+200E) has no width in any of them. One behind each run does the same in a row that reads from the left: what follows
stands behind a left-to-right character again, so that nothing between two runs is drawn in, and no number behind one. None is put before a run, where the
character before it is often an escape sequence: some terminals (xterm.js) give a cell to what has no width and no character to join.
The sanitiser takes both out of what others send; these are put in when a row is written.
*/

const mark = '\u{200E}';

// The blocks whose characters go from right to left, assigned or not (DerivedBidiClass, R and AL).
const character = '[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]';

// A run may have spaces and words of other scripts in it; control characters, the lines of boxes, bars and wide gaps, which part columns, end it.
const within = '(?! {2})[^\\u0000-\\u001f\\u007f-\\u009f\\u2500-\\u259f]';

// Operating system commands are for the terminal, such as the address of a link.
const runs = new RegExp(`\\u001b\\][^\\u0007\\u001b]*|${character}(?:(?:${within})*${character})?`, 'gu');

const any = new RegExp(character, 'u');

/** Text on its way to a terminal, colours and all, with a mark behind every run of right-to-left text. As wide as before. */
export const fenceRightToLeft = (output: string): string =>
	any.test(output) ? output.replace(runs, run => (run.startsWith('\u{1B}') ? run : run + mark)) : output;
