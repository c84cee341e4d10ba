CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TABLE address_label (
  address TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  dated TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT REFERENCES staff (id)
);
CREATE TABLE agent_profile (staff_id TEXT PRIMARY KEY REFERENCES staff (id), profile TEXT NOT NULL);
CREATE TABLE alert (
  key TEXT PRIMARY KEY,
  promise_kind TEXT,
  percent INTEGER,
  alarm_kind TEXT,
  conversation_id TEXT REFERENCES conversation (id),
  team_id TEXT REFERENCES team (id),
  staff_id TEXT REFERENCES staff (id),
  audience TEXT NOT NULL CHECK (audience IN ('agent', 'lead', 'admin')),
  means TEXT NOT NULL,
  figure INTEGER,
  figure_limit INTEGER,
  place TEXT,
  raised_at BIGINT NOT NULL,
  cleared_at BIGINT,
  CHECK ((promise_kind IS NULL) <> (alarm_kind IS NULL)),
  CHECK ((promise_kind IS NULL) = (percent IS NULL))
);
CREATE TABLE announcement (
  id TEXT PRIMARY KEY,
  text_en TEXT NOT NULL,
  text_zh TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE TABLE answer_feedback (message_id TEXT PRIMARY KEY, helped INTEGER NOT NULL CHECK (helped IN (0, 1)), at BIGINT NOT NULL);
CREATE TABLE answer_record (
  seq BIGINT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  language TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('answer', 'clarify', 'unknown', 'talk', 'asked', 'security')),
  article TEXT,
  probability DOUBLE PRECISION NOT NULL,
  at BIGINT NOT NULL
, evidence TEXT);
CREATE TABLE article (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  topic TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('beginner', 'regular', 'expert')),
  owner TEXT NOT NULL,
  related TEXT NOT NULL
);
CREATE TABLE article_feedback (
  article_id TEXT NOT NULL REFERENCES article (id),
  language TEXT NOT NULL,
  helped INTEGER NOT NULL CHECK (helped IN (0, 1)),
  votes INTEGER NOT NULL,
  PRIMARY KEY (article_id, language, helped)
);
CREATE TABLE article_publication (
  article_id TEXT NOT NULL REFERENCES article (id),
  language TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (article_id, language)
);
CREATE TABLE article_version (
  article_id TEXT NOT NULL REFERENCES article (id),
  language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  questions TEXT NOT NULL,
  body TEXT NOT NULL,
  sources TEXT NOT NULL,
  reviewed TEXT NOT NULL,
  review_by TEXT NOT NULL,
  saved_at BIGINT NOT NULL,
  saved_by TEXT REFERENCES staff (id),
  PRIMARY KEY (article_id, language, version)
);
CREATE TABLE attachment (
  id TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  message_seq BIGINT NOT NULL,
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  digest TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  destroyed_at BIGINT
, looked_into INTEGER NOT NULL DEFAULT 0 CHECK (looked_into IN (0, 1)));
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at BIGINT NOT NULL,
  actor_id TEXT,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE TABLE chain_snapshot (
  id TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  kind TEXT NOT NULL CHECK (kind IN ('transaction', 'account')),
  chain TEXT NOT NULL,
  subject TEXT NOT NULL,
  status TEXT NOT NULL,
  concern TEXT NOT NULL CHECK (concern IN ('none', 'attention', 'danger')),
  words TEXT NOT NULL,
  evidence TEXT NOT NULL,
  digest TEXT NOT NULL,
  node TEXT NOT NULL,
  read_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL
);
CREATE TABLE confirmation (
  digest TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  email TEXT,
  customer TEXT,
  expires_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  CHECK ((email IS NULL) <> (customer IS NULL))
);
CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
  email TEXT,
  external_id TEXT UNIQUE,
  blocked_at BIGINT,
  simulated INTEGER NOT NULL CHECK (simulated IN (0, 1)),
  created_at BIGINT NOT NULL
);
CREATE TABLE contraction (name TEXT PRIMARY KEY);
CREATE TABLE conversation (
  id TEXT PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  contact_id TEXT NOT NULL REFERENCES contact (id),
  client_id TEXT,
  queue_id TEXT NOT NULL REFERENCES queue (id),
  team_id TEXT NOT NULL REFERENCES team (id),
  channel TEXT NOT NULL CHECK (channel IN ('widget', 'form', 'api')),
  language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
  subject TEXT NOT NULL,
  topic TEXT,
  state TEXT NOT NULL
    CHECK (state IN ('bot', 'queued', 'assigned', 'snoozed', 'awaiting_customer', 'escalated', 'resolved', 'closed')),
  agent_id TEXT REFERENCES staff (id),
  since BIGINT NOT NULL,
  until BIGINT,
  expert_team_id TEXT REFERENCES team (id),
  expert_id TEXT REFERENCES staff (id),
  resolved_by TEXT REFERENCES staff (id),
  last_agent_id TEXT REFERENCES staff (id),
  priority INTEGER NOT NULL,
  security INTEGER NOT NULL CHECK (security IN (0, 1)),
  spam INTEGER NOT NULL CHECK (spam IN (0, 1)),
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  last_customer_seq BIGINT NOT NULL,
  last_reply_seq BIGINT NOT NULL,
  misses INTEGER NOT NULL,
  rating INTEGER CHECK (rating BETWEEN 1 AND 5),
  rating_comment TEXT,
  handover_summary TEXT,
  form TEXT, offered_to TEXT REFERENCES staff (id) CHECK (offered_to IS NULL OR state = 'queued'), offered_until BIGINT CHECK ((offered_until IS NULL) = (offered_to IS NULL)), closing_reason TEXT, merged_into TEXT REFERENCES conversation (id),
  UNIQUE (contact_id, client_id),
  CHECK ((state IN ('assigned', 'snoozed', 'awaiting_customer', 'escalated')) = (agent_id IS NOT NULL)),
  CHECK ((state IN ('snoozed', 'awaiting_customer')) = (until IS NOT NULL)),
  CHECK ((state = 'escalated') = (expert_team_id IS NOT NULL)),
  CHECK (resolved_by IS NULL OR state = 'resolved')
);
CREATE TABLE conversation_tag (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  tag TEXT NOT NULL,
  PRIMARY KEY (conversation_id, tag)
);
CREATE TABLE customer_session (
  token_digest TEXT PRIMARY KEY,
  contact_id TEXT NOT NULL REFERENCES contact (id),
  conversation_id TEXT REFERENCES conversation (id),
  expires_at BIGINT NOT NULL
);
CREATE TABLE deal (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  at BIGINT NOT NULL,
  agent_id TEXT NOT NULL REFERENCES staff (id),
  reason TEXT NOT NULL,
  PRIMARY KEY (conversation_id, at)
);
CREATE TABLE escalation (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  at BIGINT NOT NULL,
  facts TEXT NOT NULL,
  finding TEXT,
  fault TEXT,
  PRIMARY KEY (conversation_id, at)
);
CREATE TABLE event (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at BIGINT NOT NULL,
  type TEXT NOT NULL,
  conversation_id TEXT,
  data TEXT NOT NULL
);
CREATE TABLE evidence_pack (
  id TEXT PRIMARY KEY,
  trace_id TEXT NOT NULL REFERENCES money_trace (id),
  language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
  files TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT NOT NULL REFERENCES staff (id)
);
CREATE TABLE flow (
  conversation_id TEXT PRIMARY KEY REFERENCES conversation (id),
  seq BIGINT NOT NULL,
  state TEXT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE TABLE glossary_term (
  slug TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
  term TEXT NOT NULL,
  also TEXT NOT NULL,
  meaning TEXT NOT NULL,
  analogy TEXT NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (slug, language)
);
CREATE TABLE handling_time (
  seq BIGINT PRIMARY KEY,
  queue_id TEXT NOT NULL REFERENCES queue (id),
  minutes DOUBLE PRECISION NOT NULL
);
CREATE TABLE job (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  payload TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  claimed_until BIGINT,
  failed_at BIGINT,
  PRIMARY KEY (kind, key)
);
CREATE TABLE known_question (
  id TEXT PRIMARY KEY,
  language TEXT NOT NULL,
  category TEXT NOT NULL,
  topic TEXT NOT NULL,
  articles TEXT NOT NULL,
  text TEXT NOT NULL UNIQUE
, other_topic TEXT);
CREATE TABLE letter_template (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  party TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE TABLE link_import (
  id TEXT PRIMARY KEY,
  list TEXT NOT NULL,
  names INTEGER NOT NULL,
  added INTEGER NOT NULL,
  removed INTEGER NOT NULL,
  digest TEXT NOT NULL,
  imported_at BIGINT NOT NULL,
  imported_by TEXT REFERENCES staff (id)
);
CREATE TABLE link_list (
  name TEXT PRIMARY KEY,
  denied TEXT NOT NULL,
  allowed TEXT NOT NULL,
  fuzzy TEXT NOT NULL,
  tolerance INTEGER NOT NULL,
  imported_at BIGINT NOT NULL
);
CREATE TABLE link_name (
  id TEXT PRIMARY KEY,
  standing TEXT NOT NULL CHECK (standing IN ('allowed', 'blocked', 'protected')),
  name TEXT NOT NULL,
  hosts TEXT NOT NULL,
  reason TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT REFERENCES staff (id),
  removed_at BIGINT,
  removed_by TEXT REFERENCES staff (id),
  CHECK (removed_at IS NOT NULL OR removed_by IS NULL)
);
CREATE TABLE macro (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  text_en TEXT NOT NULL,
  text_zh TEXT NOT NULL
);
CREATE TABLE mail_notice (conversation_id TEXT PRIMARY KEY REFERENCES conversation (id), sent_at BIGINT NOT NULL);
CREATE TABLE mail_receipt (conversation_id TEXT PRIMARY KEY REFERENCES conversation (id), sent_at BIGINT NOT NULL);
CREATE TABLE message (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  client_id TEXT,
  author TEXT NOT NULL CHECK (author IN ('customer', 'bot', 'agent', 'system')),
  staff_id TEXT REFERENCES staff (id),
  note INTEGER NOT NULL CHECK (note IN (0, 1)),
  text TEXT NOT NULL,
  source TEXT,
  removed TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  destroyed_at BIGINT,
  CHECK ((author = 'agent') = (staff_id IS NOT NULL))
);
CREATE TABLE migration (name TEXT PRIMARY KEY);
CREATE TABLE money_trace (
  id TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  address TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('running', 'stopped', 'finished')),
  state TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  started_by TEXT NOT NULL REFERENCES staff (id),
  updated_at BIGINT NOT NULL
);
CREATE TABLE money_trace_reading (
  trace_id TEXT NOT NULL REFERENCES money_trace (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  read_at BIGINT NOT NULL,
  what TEXT NOT NULL,
  PRIMARY KEY (trace_id, staff_id, read_at, what)
);
CREATE TABLE official (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  note TEXT NOT NULL,
  added_at BIGINT NOT NULL,
  added_by TEXT REFERENCES staff (id),
  removed_at BIGINT,
  removed_by TEXT REFERENCES staff (id),
  CHECK (removed_at IS NOT NULL OR removed_by IS NULL)
);
CREATE TABLE one_time_link (
  token_digest TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
  expires_at BIGINT NOT NULL
);
CREATE TABLE opening_hours (team_id TEXT PRIMARY KEY REFERENCES team (id), hours TEXT NOT NULL);
CREATE TABLE presence (
  staff_id TEXT PRIMARY KEY REFERENCES staff (id),
  status TEXT NOT NULL CHECK (status IN ('available', 'away')),
  capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 50),
  seen_at BIGINT NOT NULL,
  last_dealt_at BIGINT NOT NULL
, reason TEXT CHECK (reason IS NULL OR status = 'away'));
CREATE TABLE promise (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  kind TEXT NOT NULL CHECK (kind IN ('first_response', 'next_response', 'update', 'solve')),
  cycle INTEGER NOT NULL,
  queue_id TEXT NOT NULL REFERENCES queue (id),
  policy TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  due_at BIGINT,
  ended_at BIGINT,
  end_kind TEXT CHECK (end_kind IN ('attained', 'missed', 'void')), record TEXT,
  PRIMARY KEY (conversation_id, kind, cycle),
  CHECK ((ended_at IS NULL) = (end_kind IS NULL))
);
CREATE TABLE promise_clock (
  conversation_id TEXT PRIMARY KEY REFERENCES conversation (id),
  seq BIGINT NOT NULL,
  clock TEXT NOT NULL
);
CREATE TABLE queue (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, team_id TEXT NOT NULL REFERENCES team (id), position INTEGER NOT NULL);
CREATE TABLE queue_policy (queue_id TEXT PRIMARY KEY REFERENCES queue (id), policy TEXT NOT NULL);
CREATE TABLE reader (name TEXT PRIMARY KEY, seq BIGINT NOT NULL);
CREATE TABLE reader_failure (
  reader TEXT NOT NULL,
  seq BIGINT NOT NULL,
  at BIGINT NOT NULL,
  error TEXT NOT NULL,
  PRIMARY KEY (reader, seq)
);
CREATE TABLE regrouping (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split')),
  source_id TEXT NOT NULL REFERENCES conversation (id),
  target_id TEXT NOT NULL REFERENCES conversation (id),
  messages TEXT NOT NULL,
  followers TEXT NOT NULL,
  was_open INTEGER NOT NULL CHECK (was_open IN (0, 1)),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  at BIGINT NOT NULL,
  undone_at BIGINT
);
CREATE TABLE secret_sighting (
  message_id TEXT NOT NULL REFERENCES message (id),
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  kind TEXT NOT NULL,
  length INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  seen_at BIGINT NOT NULL,
  PRIMARY KEY (fingerprint, message_id)
) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE side_conversation (
  id TEXT PRIMARY KEY,
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  party TEXT NOT NULL,
  address TEXT NOT NULL,
  subject TEXT NOT NULL,
  opened_at BIGINT NOT NULL,
  closed_at BIGINT
);
CREATE TABLE side_message (
  id TEXT PRIMARY KEY,
  side_id TEXT NOT NULL REFERENCES side_conversation (id),
  staff_id TEXT REFERENCES staff (id),
  text TEXT NOT NULL,
  at BIGINT NOT NULL,
  sent_at BIGINT
);
CREATE TABLE solved_case (
  id TEXT PRIMARY KEY,
  conversation_id TEXT UNIQUE REFERENCES conversation (id),
  language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
  topic TEXT NOT NULL,
  title TEXT NOT NULL,
  problem TEXT NOT NULL,
  evidence TEXT NOT NULL,
  cause TEXT NOT NULL,
  remedy TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
  expires_on TEXT NOT NULL,
  superseded_by TEXT REFERENCES solved_case (id),
  author TEXT NOT NULL REFERENCES staff (id),
  reviewer TEXT REFERENCES staff (id),
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE TABLE sorting (
  conversation_id TEXT PRIMARY KEY REFERENCES conversation (id),
  seq BIGINT NOT NULL,
  language TEXT,
  category TEXT NOT NULL CHECK (category IN ('technical', 'security', 'how-to')),
  confidence DOUBLE PRECISION NOT NULL,
  topic TEXT NOT NULL,
  guesses TEXT NOT NULL,
  urgency INTEGER NOT NULL CHECK (urgency BETWEEN 0 AND 2),
  mood TEXT NOT NULL CHECK (mood IN ('calm', 'worried', 'angry')),
  version BIGINT NOT NULL,
  sorted_at BIGINT NOT NULL,
  corrected_by TEXT REFERENCES staff (id),
  corrected_at BIGINT,
  CHECK ((corrected_by IS NULL) = (corrected_at IS NULL))
);
CREATE TABLE sorting_version (
  version BIGINT PRIMARY KEY,
  made_at BIGINT NOT NULL,
  corrections INTEGER NOT NULL,
  before DOUBLE PRECISION NOT NULL,
  after DOUBLE PRECISION NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('used', 'replaced', 'refused')),
  category BLOB NOT NULL,
  topic BLOB NOT NULL
);
CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('agent', 'expert', 'lead', 'admin')),
  language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  password TEXT,
  created_at BIGINT NOT NULL
);
CREATE TABLE staff_session (
  token_digest TEXT PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE TABLE team (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE team_member (
  team_id TEXT NOT NULL REFERENCES team (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  PRIMARY KEY (team_id, staff_id)
);
CREATE TABLE text_vector (
  model TEXT NOT NULL,
  digest TEXT NOT NULL,
  vector BLOB NOT NULL,
  PRIMARY KEY (model, digest)
) WITHOUT ROWID;
CREATE TABLE unwanted_offer (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  ended TEXT NOT NULL CHECK (ended IN ('declined', 'unanswered', 'withdrawn')),
  at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, staff_id)
);
CREATE TABLE wait_told (
  conversation_id TEXT NOT NULL REFERENCES conversation (id),
  queue_id TEXT NOT NULL REFERENCES queue (id),
  joined_at BIGINT NOT NULL,
  told_at BIGINT NOT NULL,
  position INTEGER NOT NULL,
  low_at BIGINT NOT NULL,
  high_at BIGINT NOT NULL,
  ended_at BIGINT,
  answered INTEGER CHECK (answered IN (0, 1)),
  PRIMARY KEY (conversation_id, joined_at)
);
CREATE TABLE walkthrough (
  slug TEXT NOT NULL,
  version INTEGER NOT NULL,
  content TEXT NOT NULL,
  saved_at BIGINT NOT NULL,
  saved_by TEXT REFERENCES staff (id),
  PRIMARY KEY (slug, version)
);
CREATE TABLE wallet_proof (
  id TEXT PRIMARY KEY,
  contact_id TEXT NOT NULL REFERENCES contact (id),
  conversation_id TEXT REFERENCES conversation (id),
  chain TEXT NOT NULL,
  address TEXT NOT NULL,
  challenge TEXT NOT NULL,
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  signature TEXT,
  scheme TEXT,
  proven_at BIGINT,
  CHECK ((proven_at IS NULL) = (signature IS NULL) AND (proven_at IS NULL) = (scheme IS NULL))
);
CREATE INDEX alert_standing ON alert (raised_at) WHERE cleared_at IS NULL;
CREATE INDEX answer_record_conversation ON answer_record (conversation_id);
CREATE INDEX answer_record_kind ON answer_record (kind, at);
CREATE INDEX attachment_digest ON attachment (digest) WHERE destroyed_at IS NULL;
CREATE INDEX attachment_message ON attachment (conversation_id, message_seq);
CREATE INDEX chain_snapshot_conversation ON chain_snapshot (conversation_id, subject, read_at);
CREATE INDEX confirmation_conversation ON confirmation (conversation_id, confirmed_at);
CREATE INDEX confirmation_customer ON confirmation (customer) WHERE customer IS NOT NULL;
CREATE INDEX confirmation_email ON confirmation (email) WHERE email IS NOT NULL;
CREATE INDEX conversation_agent ON conversation (agent_id, updated_at) WHERE agent_id IS NOT NULL;
CREATE INDEX conversation_expert ON conversation (expert_team_id, updated_at) WHERE expert_team_id IS NOT NULL;
CREATE INDEX conversation_line ON conversation (state, queue_id, priority DESC, since, id) WHERE state = 'queued';
CREATE INDEX conversation_merged ON conversation (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX conversation_offer ON conversation (offered_to, updated_at) WHERE offered_to IS NOT NULL;
CREATE INDEX conversation_open ON conversation (team_id, spam, updated_at, id)
  WHERE state IN ('bot', 'queued', 'assigned', 'snoozed', 'awaiting_customer', 'escalated');
CREATE INDEX conversation_tag_tag ON conversation_tag (tag, conversation_id);
CREATE INDEX conversation_team ON conversation (team_id, updated_at, id);
CREATE INDEX conversation_waiting ON conversation (state, team_id, priority DESC, since, id) WHERE state = 'queued';
CREATE INDEX escalation_fault ON escalation (fault) WHERE fault IS NOT NULL;
CREATE INDEX event_conversation ON event (conversation_id, seq) WHERE conversation_id IS NOT NULL;
CREATE INDEX evidence_pack_trace ON evidence_pack (trace_id, made_at);
CREATE INDEX handling_time_queue ON handling_time (queue_id, seq);
CREATE INDEX job_due ON job (run_at) WHERE failed_at IS NULL;
CREATE INDEX link_import_time ON link_import (imported_at);
CREATE UNIQUE INDEX link_name_current ON link_name (name) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX message_client ON message (conversation_id, client_id) WHERE client_id IS NOT NULL;
CREATE INDEX message_conversation ON message (conversation_id, seq);
CREATE INDEX money_trace_conversation ON money_trace (conversation_id, started_at);
CREATE INDEX money_trace_running ON money_trace (status) WHERE status = 'running';
CREATE UNIQUE INDEX official_current ON official (kind, value) WHERE removed_at IS NULL;
CREATE INDEX one_time_link_staff ON one_time_link (staff_id);
CREATE INDEX promise_due ON promise (queue_id, due_at) WHERE ended_at IS NULL;
CREATE INDEX promise_ended ON promise (queue_id, ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX regrouping_source ON regrouping (source_id, at);
CREATE INDEX regrouping_target ON regrouping (target_id, at);
CREATE INDEX secret_sighting_conversation ON secret_sighting (conversation_id);
CREATE INDEX secret_sighting_message ON secret_sighting (message_id);
CREATE INDEX side_conversation_of ON side_conversation (conversation_id, opened_at);
CREATE INDEX side_message_of ON side_message (side_id, at, id);
CREATE INDEX solved_case_state ON solved_case (state, updated_at, id);
CREATE INDEX sorting_corrected ON sorting (corrected_at) WHERE corrected_at IS NOT NULL;
CREATE INDEX staff_session_staff ON staff_session (staff_id);
CREATE INDEX team_member_staff ON team_member (staff_id);
CREATE INDEX wait_told_queue ON wait_told (queue_id, told_at);
CREATE INDEX wallet_proof_contact ON wallet_proof (contact_id, proven_at);
