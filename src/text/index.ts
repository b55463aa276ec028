export { harmless } from './harmless.ts';
export { didYouMean, nearNames } from './suggest.ts';
