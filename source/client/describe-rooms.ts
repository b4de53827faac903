import type {RoomSummary} from '../messages.ts';
import {words} from '../words/words.ts';
import type {PassedFrame} from './session-contract.ts';

/** The rooms in words, a line each, the fullest first. */
export const describeRooms = (rooms: readonly RoomSummary[]): string =>
	[...rooms]
		.sort((a, b) => b.size - a.size || a.name.localeCompare(b.name))
		.map(({name, topic, size, joined}) => {
			const said = words().client;
			const users = said.users(size);
			return `${name}  ${users}${joined ? `, ${said.youToo}` : ''}${topic === '' ? '' : `  ${topic}`}`;
		})
		.join('\n');

/** That one was made to leave a room. */
export const describeEjection = ({room, by, text}: Extract<PassedFrame, {type: 'ejected'}>): string =>
	`${words().client.ejected(by.name, room)}${text === '' ? '.' : `: ${text}`}`;
