import { env } from 'node:process';

/** Images of the tests' containers; the variables are those of docker-compose.yml. */
export const REDIS_IMAGE = env['REDIS_IMAGE'] ?? 'redis:7';
export const KAFKA_IMAGE = env['KAFKA_IMAGE'] ?? 'apache/kafka:4.3.1';
