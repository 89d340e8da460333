// How figures are reckoned and shown.

export const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
export const quantile = (numbers, share) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
export const median = (numbers) => quantile(numbers, 0.5);
export const range = (numbers, show) => `${show(quantile(numbers, 0.1))} to ${show(quantile(numbers, 0.9))}`;

export const ms = (value) => `${value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 1)} ms`;
export const us = (value) => `${(value * 1e3).toFixed(value < 0.01 ? 2 : 1)} µs`;
export const times = (value) => `${value.toFixed(2)}x`;

/** How far a figure is from its reach: both in the same unit, less is better. */
export function distance(value, reach) {
  const share = value / reach;
  return share <= 1 ? `reached, ${(100 * (1 - share)).toFixed(0)} % to spare` : `**missed by ${(100 * (share - 1)).toFixed(0)} %**`;
}

/** One side's figures over another's, round by round. */
export const ratios = (a, b) => a.map((value, round) => value / b[round]);
