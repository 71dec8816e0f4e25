import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.ts';
import { ConfigModule } from './config/config.module.ts';
import { ConfigError, readConfig } from './config/read-config.ts';
import { createFastifyAdapter } from './platform/http/fastify-adapter.ts';
import { furnish } from './platform/http/furnish.ts';
import { createLogger, NestLogger } from './platform/logger.ts';
import { LoggerModule } from './platform/logger.module.ts';
import { armShutdownDeadline } from './platform/shutdown-deadline.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const app = await NestFactory.create<NestFastifyApplication>(
    { module: AppModule, imports: [ConfigModule.of(config), LoggerModule.of(logger)] },
    createFastifyAdapter(config),
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  await furnish(app);
  armShutdownDeadline(logger);
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  await app.listen(config.http.port, config.http.host);
  logger.info({ address: await app.getUrl() }, 'listening');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String((error as Error).stack)}\n`);
  process.exit(1);
});
