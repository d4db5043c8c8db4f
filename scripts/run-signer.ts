// npm run signer   The signer as a process of its own: its own user, its own role in the register, the only one that reads the keys.
import { startSigner } from '@/jobs/signer';

const server = await startSigner();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => server.close(() => process.exit(0)));
