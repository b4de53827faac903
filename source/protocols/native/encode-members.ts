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
type Encoded = {readonly of: readonly Member[]; readonly start: string; readonly rest: readonly string[]};

/** By the first member. */
const encodedLists = new WeakMap<Member, Encoded>();

/** So many are joined one by one for each who comes in, before they are of the piece that is not looked at again. */
const restMax = 64;

/** A JSON array. Whoever comes into a room of thousands is told the list of the one before, and that one. */
export const encodeMembers = (members: readonly Member[]): string => {
	const [first] = members;
	if (!first) {
		return '[]';
	}

	const known = encodedLists.get(first);
	const isLonger = known !== undefined && beginsWith(members, known.of);
	let start = isLonger ? known.start : '';
	let rest = isLonger ? [...known.rest] : [];
	for (let index = isLonger ? known.of.length : 0; index < members.length; index++) {
		rest.push(encodeMember(members[index] as Member));
	}

	if (rest.length > restMax) {
		start = `${start === '' ? '' : `${start},`}${rest.join(',')}`;
		rest = [];
	}

	encodedLists.set(first, {of: members, start, rest});
	return `[${start}${start !== '' && rest.length > 0 ? ',' : ''}${rest.join(',')}]`;
};
