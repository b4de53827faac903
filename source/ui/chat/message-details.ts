import {formatClock, formatDay} from '../../text/format.ts';
import {wrapText} from '../../text/wrap.ts';
import {words} from '../../words/words.ts';
import {type Row, span} from '../components/row.ts';
import type {Theme} from '../theme.ts';
import type {Message} from './message-menu.ts';

const when = (time: number): string => `${formatDay(time)}, ${formatClock(time)}`;

/** All that is known of a message besides its text, the name of its author first. */
export const detailTexts = ({
	from,
	time,
	seq,
	editedAt,
	quote,
	reactions = [],
}: Message): readonly string[] => {
	const said = words().messages.details;
	return [
		from.name,
		said.said(when(time)),
		...(seq === undefined || seq < 0 ? [] : [said.number(`${seq}`)]),
		...(editedAt === undefined ? [] : [said.edited(when(editedAt))]),
		...(quote === undefined
			? []
			: quote.ignored
				? [said.answersIgnored(quote.from.name)]
				: [said.answers(quote.from.name, quote.text.replaceAll('\n', ' '))]),
		...reactions.map(({emoji, names}) => `${emoji} ${names.join(', ')}`),
	];
};

/** The same in rows of at most so many cells. */
export const detailRows = (message: Message, cells: number, theme: Theme): readonly Row[] =>
	detailTexts(message).flatMap((text, index) =>
		wrapText(text, cells).map(row => [span(row, index === 0 ? theme.name(message.from.color) : theme.text)]),
	);
