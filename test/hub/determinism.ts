import test from 'ava';
import fc from 'fast-check';
import {makeHub} from '../helpers/hub.ts';
import {history} from '../helpers/hub-entries.ts';

/** Everything of a hub that is not about its own connections. */
const shared = (hub: ReturnType<typeof makeHub>): string =>
	JSON.stringify([
		[...hub.look.users()].map(({id, name, color, address, port, protocol, presence, joinedAt, messages}) => ({
			id,
			name,
			color,
			address,
			port,
			protocol,
			presence,
			joinedAt,
			messages,
		})),
		hub.look.online(),
		hub.server(),
		hub.expire(1e12).map(({time, ...draft}) => draft),
	]);

test('two hubs that are fed the same entries are in the same state, whosever the connections are', t => {
	fc.assert(
		fc.property(history, entries => {
			const [one, two] = [makeHub({}, 'one'), makeHub({}, 'two')];
			for (const entry of entries) {
				one.apply(entry);
				two.apply(entry);
			}

			return shared(one) === shared(two);
		}),
		{numRuns: 400},
	);
	t.pass();
});

test('names stay unique, colours are counted, and nobody hears of an entry twice', t => {
	fc.assert(
		fc.property(history, entries => {
			const hub = makeHub({}, 'one');
			for (const entry of entries) {
				const effects = hub.apply(entry);
				const told = effects.flatMap(effect =>
					effect.type === 'deliver' && typeof effect.to === 'object' && 'sessions' in effect.to
						? effect.to.sessions.map(session => `${session} ${JSON.stringify(effect.event)}`)
						: [],
				);
				if (new Set(told).size !== told.length) {
					return false;
				}

				const folded = [...hub.look.users()].map(({name}) => name.normalize('NFKC').toLowerCase());
				if (new Set(folded).size !== folded.length) {
					return false;
				}
			}

			return true;
		}),
		{numRuns: 400},
	);
	t.pass();
});
