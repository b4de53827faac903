/** Which stretches of a room's history are not loaded. Pure arithmetic on sequence numbers: knows no lines and no screen. */
import type {Seq} from '../messages.ts';

/** Between the messages `after` (0: the beginning) and `before`, both of them outside, there may be some that are not loaded. */
export type Gap = {
	readonly after: Seq;
	readonly before: Seq;
	/** `failed`: what was asked for did not come, and is asked for again only when somebody wants it. */
	readonly status: 'idle' | 'loading' | 'failed';
};

/** From where one comes to a gap: from `below`, reading back, one wants its newest part first; from `above` its oldest. */
export type GapSide = 'below' | 'above';

const gap = (after: Seq, before: Seq, status: Gap['status'] = 'idle'): readonly Gap[] =>
	before - after > 1 ? [{after, before, status}] : [];

/** Everything before a sequence number, and itself. */
export const allUpTo = (seq: Seq): readonly Gap[] => gap(0, seq + 1);

/** The gaps that are left when all from `from` to `to`, this one not included, is loaded. What is left of one is asked for anew. */
export const cover = (gaps: readonly Gap[], from: Seq, to: Seq): readonly Gap[] =>
	gaps.flatMap(known => {
		const {after, before} = known;
		return to <= after + 1 || from >= before
			? [known]
			: [...gap(after, Math.min(from, before)), ...gap(Math.max(to - 1, after), before)];
	});

/** The gaps when all between two messages is let go. */
export const uncover = (gaps: readonly Gap[], after: Seq, before: Seq): readonly Gap[] => [
	...gaps.filter(known => known.before <= after),
	...gap(after, before),
	...gaps.filter(known => known.after >= before),
];

/** The gap in which a message with this number would be. */
export const gapAt = (gaps: readonly Gap[], seq: Seq): Gap | undefined =>
	gaps.find(({after, before}) => seq > after && seq < before);

/** The gaps with another status of those that overlap this stretch. */
export const withStatus = (
	gaps: readonly Gap[],
	stretch: Pick<Gap, 'after' | 'before'>,
	status: Gap['status'],
): readonly Gap[] =>
	gaps.map(known =>
		known.after < stretch.before - 1 && known.before > stretch.after + 1 ? {...known, status} : known,
	);
