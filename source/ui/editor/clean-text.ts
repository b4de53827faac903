/** What of typed and pasted text may enter the editor. */
import {sanitize} from '../../text/sanitize.ts';

/** Longer pastes are cut: no message may be that long, and the editor must stay quick. In code units. */
export const pasteLengthMax = 64 * 1024;

/** Typed text without control characters. Not the sanitiser: characters may come in pieces, which it would take for strays. */
export const cleanTyped = (text: string): string =>
	text.toWellFormed().replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '');

/** Pasted text without control characters and escape sequences, tabs as spaces, newlines as `\n` and none at the end. */
export const cleanPaste = (text: string): string =>
	sanitize(text.slice(0, pasteLengthMax).replaceAll('\t', '    ')).replace(/\n+$/, '');
