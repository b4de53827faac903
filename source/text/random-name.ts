/** Readable random names, such as `brave-otter`. */
import {animals} from 'unique-names-generator';

// The library's adjectives are 1,200 and many are nothing to call a person (naked, disabled, stupid), so these are ours.
const adjectives = (
	'able agile airy amber ample apt balmy bold brave breezy bright brisk calm candid careful cheerful clear clever ' +
	'cloudy coral cosmic cosy crisp curious daring dawn deft dreamy eager early earnest easy electric epic fair famous ' +
	'fearless festive fine fleet fluffy fond frank free fresh friendly gentle giant gifted glad gleaming golden good ' +
	'graceful grand green happy hardy hearty helpful honest humble indigo jade jaunty jolly jovial joyful keen kind ' +
	'lively loyal lucid lucky lunar magic mellow merry mighty mild modest neat nimble noble patient peaceful plucky ' +
	'polite proud quick quiet rapid ready rosy royal sandy serene shiny silent silver simple sleek smart smooth snowy ' +
	'solar solid sparkling spirited spry stable steady sturdy subtle sunny super swift tender tidy tranquil trusty ' +
	'upbeat vivid warm wild wise witty young zany zesty'
).split(' ');

const unkind: ReadonlySet<string> = new Set(
	(
		'ape ass baboon bedbug booby bug cockroach cow dinosaur earthworm felidae canidae flea fly hookworm ' +
		'leech louse mite parasite pig planarian rat reptile rodent roundworm shrew skunk slug snake sole tapeworm ' +
		'termite tick vulture weasel whitefish worm'
	).split(' '),
);

const nouns = animals.filter(animal => !unkind.has(animal) && animal.length <= 10);

const pick = (words: readonly string[], random: () => number): string =>
	words[Math.min(words.length - 1, Math.floor(random() * words.length))] ?? 'guest';

/** An adjective and an animal, in ASCII, at most 20 cells wide. `random` gives numbers from 0 to below 1 and is asked twice. */
export const randomName = (random: () => number): string =>
	`${pick(adjectives, random)}-${pick(nouns, random)}`;
