/** What analytics-next asks for before it sends: it then talks to us only, and measures nothing of itself. */
export function segmentSettings(writeKey: string, protocol: string, host: string): object {
  return {
    integrations: {
      'Segment.io': {
        apiKey: writeKey,
        apiHost: `${host}/v1`,
        protocol,
        unbundledIntegrations: [],
        addBundledMetadata: true,
      },
    },
    plan: {
      track: { __default: { enabled: true } },
      identify: { __default: { enabled: true } },
      group: { __default: { enabled: true } },
    },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

/** What RudderStack's browser client asks for: a source without destinations, its own error and metric reports off. */
export function rudderSourceConfig(grant: { workspaceId: string; source: string }, writeKey: string): object {
  const statsCollection = { errors: { enabled: false }, metrics: { enabled: false } };
  return {
    source: {
      id: grant.source,
      name: grant.source,
      writeKey,
      enabled: true,
      workspaceId: grant.workspaceId,
      config: { statsCollection },
      connections: [],
      destinations: [],
    },
    updatedAt: '1970-01-01T00:00:00.000Z',
    consentManagementMetadata: { providers: [] },
  };
}
