/** The screens that every group is looked at on: three sizes, each in both languages, with the catalogue that says what is on them. */
import {en} from '../../source/words/en.ts';
import {ko} from '../../source/words/ko.ts';

export const screens = (
	[
		[120, 40],
		[80, 24],
		[60, 20],
	] as const
).flatMap(([cols, rows]) =>
	([['en', en] as const, ['ko', ko] as const] as const).map(([lang, said]) => ({
		cols,
		rows,
		lang,
		said,
		on: `${cols}×${rows} in ${lang}`,
	})),
);
