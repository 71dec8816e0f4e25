// The yardstick: Fastify that parses the same bodies and answers, and does nothing else.
import Fastify from 'fastify';

const app = Fastify({ bodyLimit: 8 * 1024 * 1024 });
app.post('/v1/events', async (request) => ({
  accepted: Array.isArray(request.body) ? request.body.length : 1,
}));
await app.listen({ port: 0, host: '127.0.0.1' });
process.send?.({ port: app.server.address().port });
process.on('disconnect', () => process.exit(0));
