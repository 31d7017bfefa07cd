import { Counter, Gauge, Histogram, Registry } from 'prom-client'

type Metrics = ReturnType<typeof createMetrics>

/**
 * What the process counts. No label names a kind, template, source or person, and nothing of kind sar is counted:
 * whoever may read metrics must not learn that filings exist. The server's own code and the built pages share one.
 */
export function metrics(): Metrics {
  const shared = globalThis as { caseportMetrics?: Metrics }
  shared.caseportMetrics ??= createMetrics()
  return shared.caseportMetrics
}

function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    requests: new Counter({
      name: 'caseport_http_requests_total',
      help: 'Requests answered, by area (page, api, asset) and class of status.',
      labelNames: ['area', 'status'] as const,
      registers,
    }),
    seconds: new Histogram({
      name: 'caseport_http_request_seconds',
      help: 'How long answers took.',
      labelNames: ['area'] as const,
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    received: new Counter({
      name: 'caseport_intake_alerts_total',
      help: 'Alerts that came in, by result (accepted, duplicate, updated, ignored, rejected).',
      labelNames: ['result'] as const,
      registers,
    }),
    submissions: new Gauge({
      name: 'caseport_submissions',
      help: 'Submissions, by status.',
      labelNames: ['status'] as const,
      registers,
    }),
    workers: new Gauge({ name: 'caseport_workers', help: 'Workers that reported in the last 20 s.', registers }),
    beat: new Gauge({
      name: 'caseport_worker_last_beat_timestamp_seconds',
      help: 'When a worker reported last; 0 when none ever did.',
      registers,
    }),
  }
}
