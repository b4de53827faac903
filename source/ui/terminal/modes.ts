/** The modes of the terminal that a full-screen program changes, and how they are put back. */

/** Terminals disagree about the width of emoji: with auto-wrap on, one row too wide would scroll the whole screen. */
export const autoWrapOff = '\u{1B}[?7l';
export const autoWrapOn = '\u{1B}[?7h';

/** Home, and everything erased. */
export const eraseScreen = '\u{1B}[2J\u{1B}[H';

/** After Ink has left the alternate screen: auto-wrap on, reports of focus and mouse off, bracketed paste off, the cursor shown, colours plain. */
export const restoreModes = `${autoWrapOn}\u{1B}[?1004l\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l\u{1B}[?2004l\u{1B}[?25h\u{1B}[0m`;

/** Where Ink could not do its part. */
export const leaveAlternateScreen = '\u{1B}[?1049l';
