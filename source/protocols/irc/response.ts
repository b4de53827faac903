/** What one command is answered with, so that it can be labelled as a whole (IRCv3 labeled-response, batch). */
import type {Outgoing} from './message.ts';

const labelled = (line: Outgoing, label: string): Outgoing => ({...line, tags: {label, ...line.tags}});

/** A batch that is the whole answer: its own beginning bears the label. */
const isOneBatch = (lines: readonly Outgoing[]): boolean => {
	const [first] = lines;
	const last = lines.at(-1);
	const reference = first?.command === 'BATCH' ? first.params[0] : undefined;
	return reference?.startsWith('+') === true && last?.params[0] === `-${reference.slice(1)}`;
};

/** The lines of a batch between its two ends, each with its reference; lines of a batch within keep theirs. */
export const batchOf = (
	source: string,
	reference: string,
	params: readonly string[],
	lines: readonly Outgoing[],
): readonly Outgoing[] => [
	{source, command: 'BATCH', params: [`+${reference}`, ...params]},
	...lines.map(line => ({...line, tags: {batch: reference, ...line.tags}})),
	{source, command: 'BATCH', params: [`-${reference}`]},
];

/** A labelled answer: an acknowledgement for none, the line itself for one, a batch for more. */
export const labelResponse = (
	lines: readonly Outgoing[],
	label: string,
	source: string,
	reference: string,
): readonly Outgoing[] => {
	const [first, ...others] = lines;
	if (!first) {
		return [labelled({source, command: 'ACK', params: []}, label)];
	}

	if (others.length === 0 || isOneBatch(lines)) {
		return [labelled(first, label), ...others];
	}

	const [start, ...rest] = batchOf(source, reference, ['labeled-response'], lines);
	return start ? [labelled(start, label), ...rest] : [];
};
