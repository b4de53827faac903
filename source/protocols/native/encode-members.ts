/** The members of a room as JSON: most of what a welcome to thousands is. Each member is encoded once, and so is what one list has in common with the one before. */
import type {Member} from '../../messages.ts';
import {beginsWith} from '../begins-with.ts';

const encodedMembers = new WeakMap<Member, string>();

const encodeMember = (member: Member): string => {
	let text = encodedMembers.get(member);
	if (text === undefined) {
		text = JSON.stringify(member);
		encodedMembers.set(member, text);
	}

	return text;
};

/** A list that was encoded: its beginning in one piece, and the rest. */
type Encoded = {
	readonly of: readonly Member[];
	readonly start: string;
	/** The same as bytes, once they are asked for. */
	bytes: Uint8Array | undefined;
	readonly rest: readonly string[];
};

/** By the first member. */
const encodedLists = new WeakMap<Member, Encoded>();

/** So many are joined one by one for each who comes in, before they are of the piece that is not looked at again. */
const restMax = 64;

/** A piece of less is not worth a write of its own. */
const pieceUnitsMin = 16 * 1024;

const encode = (members: readonly Member[], first: Member): Encoded => {
	const known = encodedLists.get(first);
	const before: Encoded =
		known && beginsWith(members, known.of) ? known : {of: [], start: '', bytes: undefined, rest: []};
	const rest = [...before.rest];
	for (let index = before.of.length; index < members.length; index++) {
		rest.push(encodeMember(members[index] as Member));
	}

	const encoded: Encoded =
		rest.length > restMax
			? {
					of: members,
					start: `${before.start}${before.start === '' ? '' : ','}${rest.join(',')}`,
					bytes: undefined,
					rest: [],
				}
			: {of: members, start: before.start, bytes: before.bytes, rest};
	encodedLists.set(first, encoded);
	return encoded;
};

const endOf = ({start, rest}: Encoded): string =>
	`${start !== '' && rest.length > 0 ? ',' : ''}${rest.join(',')}]`;

/** A JSON array. Whoever comes into a room of thousands is told the list of the one before, and that one. */
export const encodeMembers = (members: readonly Member[]): string => {
	const [first] = members;
	if (!first) {
		return '[]';
	}

	const encoded = encode(members, first);
	return `[${encoded.start}${endOf(encoded)}`;
};

/** The same in pieces, of which the largest are the same bytes for many who ask. Undefined where there are too few members for that. */
export const membersInPieces = (members: readonly Member[]): readonly (string | Uint8Array)[] | undefined => {
	const [first] = members;
	const encoded = first && encode(members, first);
	if (!encoded || encoded.start.length < pieceUnitsMin) {
		return undefined;
	}

	encoded.bytes ??= Buffer.from(encoded.start);
	return ['[', encoded.bytes, endOf(encoded)];
};
