import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { AppError, signIn, type Session, type SignIn } from '@pulso/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../config/config.ts';
import { assertSameOrigin } from './same-origin.ts';
import { SessionCookie } from './session-cookie.ts';
import { SessionsService } from './sessions.service.ts';

@Controller('api/session')
export class SessionController {
  private readonly cookie: SessionCookie;

  constructor(
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.cookie = new SessionCookie(config.http.publicUrl);
  }

  /** Always a new token: one that was planted before sign-in opens nothing. */
  @Post()
  @HttpCode(200)
  async signIn(
    @Body({ schema: signIn }) body: SignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    assertSameOrigin(request, this.config.http.publicUrl);
    const { token, session } = await this.sessions.signIn(body, request.ip);
    reply.header('set-cookie', this.cookie.write(token)).header('cache-control', 'no-store');
    return session;
  }

  @Get()
  async current(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    reply.header('cache-control', 'no-store');
    return this.sessions.find(this.tokenOf(request));
  }

  @Delete()
  @HttpCode(204)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    assertSameOrigin(request, this.config.http.publicUrl);
    await this.sessions.signOut(this.tokenOf(request));
    reply.header('set-cookie', this.cookie.clear());
  }

  private tokenOf(request: FastifyRequest): string {
    const token = this.cookie.read(request.headers.cookie);
    if (token === undefined) throw new AppError('unauthenticated', 'Sign in first.');
    return token;
  }
}
