import test from 'ava';
import fc from 'fast-check';
import {makeHub} from '../helpers/hub.ts';
import {history} from '../helpers/hub-entries.ts';

type Hub = ReturnType<typeof makeHub>;

const rooms = ['#lobby', '#a', '#점심'];

/** Who is in each room, as members see them and as protocols look them up. */
const listsOf = (hub: Hub): readonly string[] =>
	rooms.flatMap(name => [
		JSON.stringify(
			[1, 2, 3, 4, 5]
				.flatMap(session => hub.placeOf(session, name)?.members ?? [])
				.map(member => ({...member})),
		),
		JSON.stringify(
			(hub.look.room(name)?.members() ?? []).map(({user, isOperator, isVoiced}) => [
				user.id,
				user.name,
				user.away,
				isOperator,
				isVoiced,
			]),
		),
	]);

test('a list that was asked for before is as one that is made now, and stays as it was when it was handed out', t => {
	fc.assert(
		fc.property(history, fc.array(fc.boolean(), {minLength: 1, maxLength: 40}), (entries, asks) => {
			const [asked, fresh] = [makeHub({}, 'one'), makeHub({}, 'one')];
			const handedOut: Array<{readonly list: readonly unknown[]; readonly was: string}> = [];
			for (const [index, entry] of entries.entries()) {
				asked.apply(entry);
				fresh.apply(entry);
				if (asks[index % asks.length]) {
					listsOf(asked);
					for (const session of [1, 2, 3, 4, 5]) {
						const list = asked.placeOf(session, '#lobby')?.members ?? [];
						handedOut.push({list, was: JSON.stringify(list)});
					}
				}
			}

			return (
				JSON.stringify(listsOf(asked)) === JSON.stringify(listsOf(fresh)) &&
				handedOut.every(({list, was}) => JSON.stringify(list) === was)
			);
		}),
		{numRuns: 400},
	);
	t.pass();
});
