import type {Connection, Refusal} from '../../client/state.ts';
import {words} from '../../words/words.ts';
import {type Row, rowWidth, span, truncateRow} from '../components/row.ts';
import type {Theme} from '../theme.ts';

/** What stands above the input because one should know it now: a refusal first, then what the connection lacks. */
export const bannerRows = (
	refusal: Pick<Refusal, 'problem' | 'hint'> | undefined,
	connection: Connection,
	columns: number,
	theme: Theme,
): readonly Row[] => {
	const bounded = (row: Row): Row => truncateRow([span(' '), ...row], columns - 1);

	if (refusal !== undefined) {
		const row: Row = [span(refusal.problem, theme.error), span(` ${refusal.hint}`, theme.dim)];

		// What does not fit beside each other stands below each other.
		return rowWidth(row) < columns - 1
			? [bounded(row)]
			: [bounded([span(refusal.problem, theme.error)]), bounded([span(refusal.hint, theme.dim)])];
	}

	switch (connection.status) {
		case 'connecting':
		case 'connected':
			return [];
		case 'reconnecting':
			return [
				bounded([span(connection.problem, theme.warning), span(` ${words().chat.retryNow}`, theme.dim)]),
			];
		case 'closed':
			return [
				bounded([span(connection.problem, theme.error)]),
				bounded([span(connection.hint, theme.dim)]),
			].filter((_, index) => index === 0 || connection.hint !== '');
	}
};
