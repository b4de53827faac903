import type {RoomSummary} from '../messages.ts';
import type {PassedFrame} from './session-contract.ts';

/** The rooms in words, a line each, the fullest first. */
export const describeRooms = (rooms: readonly RoomSummary[]): string =>
	[...rooms]
		.sort((a, b) => b.size - a.size || a.name.localeCompare(b.name))
		.map(({name, topic, size, joined}) => {
			const users = size === 1 ? '1 user' : `${size} users`;
			return `${name}  ${users}${joined ? ', you too' : ''}${topic === '' ? '' : `  ${topic}`}`;
		})
		.join('\n');

/** That one was made to leave a room. */
export const describeEjection = ({room, by, text}: Extract<PassedFrame, {type: 'ejected'}>): string =>
	`${by.name} made you leave ${room}${text === '' ? '.' : `: ${text}`}`;
