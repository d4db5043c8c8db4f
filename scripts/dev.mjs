// npm run dev [-- --port N]: the demonstration Party under `next dev`, with a worker that restarts when its sources change.
import { demo } from './demo.mjs';
import { main } from './setup/steps.mjs';

await main(() => demo({ development: true }));
