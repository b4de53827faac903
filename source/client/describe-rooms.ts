import type {RoomSummary} from '../messages.ts';

/** The rooms in words, a line each, the fullest first. */
export const describeRooms = (rooms: readonly RoomSummary[]): string =>
	[...rooms]
		.sort((a, b) => b.size - a.size || a.name.localeCompare(b.name))
		.map(({name, topic, size, joined}) => {
			const users = size === 1 ? '1 user' : `${size} users`;
			return `${name}  ${users}${joined ? ', you too' : ''}${topic === '' ? '' : `  ${topic}`}`;
		})
		.join('\n');
