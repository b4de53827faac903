/** What the first bytes of a connection say about its protocol. */
import {limits} from '../../limits.ts';
import {type Row, type RowName, refusals, rows} from './table.ts';

export type Inspection =
	| {readonly type: 'wait'}
	| {readonly type: 'protocol'; readonly name: RowName | 'text'}
	/** `what` it was; `log` is a sentence for the operator. */
	| {readonly type: 'refuse'; readonly what: string; readonly log: string};

/** Looks at bytes as they come. */
export type Inspector = {push(chunk: Uint8Array): Inspection};

const text: Inspection = {type: 'protocol', name: 'text'};

const refuse = (what: string): Inspection => ({
	type: 'refuse',
	what,
	log: `The connection began with ${what}, which is not spoken here.`,
});

/** `isLate`: the connection was taken for text already, and only what nobody types says otherwise. */
export const createInspector = (isLate = false): Inspector => {
	const candidates = rows.flatMap(({name, recognise, recogniseLate}: Row & {name: RowName}) => {
		const recogniser = isLate ? recogniseLate?.() : recognise();
		return recogniser ? [{name, recogniser}] : [];
	});
	const strangers = isLate ? [] : refusals.map(({what, recognise}) => ({what, recogniser: recognise()}));
	let bytes = 0;

	return {
		push(chunk) {
			bytes += chunk.length;
			let isOpen = false;
			for (const {name, recogniser} of candidates) {
				const verdict = recogniser.push(chunk);
				if (verdict === 'yes') {
					return {type: 'protocol', name};
				}

				if (verdict === 'broken') {
					return refuse('brackets nested without end');
				}

				isOpen ||= verdict === 'maybe';
			}

			for (const {what, recogniser} of strangers) {
				const verdict = recogniser.push(chunk);
				if (verdict === 'yes') {
					return refuse(what);
				}

				isOpen ||= verdict === 'maybe';
			}

			if (!isOpen) {
				return text;
			}

			return bytes > limits.frameBytesMax ? refuse('an object without end') : {type: 'wait'};
		},
	};
};

/** What the bytes so far say. */
export const inspect = (bytes: Uint8Array): Inspection => createInspector().push(bytes);
