"""Every setting in one place. What differs between installations comes from the environment; the README lists it."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from foiarchive.database import databases
from foiarchive.environment import (
    bucket_for_files,
    env_bool,
    env_int,
    env_list,
    env_networks,
    env_one_of,
    env_text,
    former_hosts,
    issuer_of_sign_on,
    kept_secret,
    reference_pattern,
    sender_of_mail,
    usual_address,
)

BASE_DIR = Path(__file__).resolve().parent.parent

# --- what is kept on disk --------------------------------------------------------------------------------------------

FOI_VAR = Path(env_text("FOI_VAR", str(BASE_DIR / "var"))).resolve()
FOI_LETTERS = FOI_VAR / "letters"  # originals, under their SHA-256; never served
FOI_WAITING = FOI_VAR / "waiting"  # files handed in and not yet filed
FOI_PUBLISHED = FOI_VAR / "published"  # pictures of the public copy
FOI_ERASED = FOI_VAR / "erased"  # certificates of what was erased, to erase it again after a restore
FOI_DOWNLOADS = FOI_VAR / "downloads"  # the whole archive as files, made anew every day
FOI_BUNDLES = FOI_VAR / "bundles"  # evidence put together for the regulator; deleted after a month
FOI_COUNTERS = FOI_VAR / "counters"  # how often an address did what; may be deleted
FOI_SEARCH = FOI_VAR / "search"  # the search index; may be deleted and rebuilt
FOI_METRICS = FOI_VAR / "metrics"  # what each web process counted, where FOI_METRICS_PORT is set
FOI_POSTGRES = FOI_VAR / "postgres"  # the embedded server, where DATABASE_URL names none

# --- who we are, and how safe ----------------------------------------------------------------------------------------

DEBUG = env_bool("DEBUG", False)
SECRET_KEY = env_text("SECRET_KEY") or kept_secret(FOI_VAR / "secret_key")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", "localhost,127.0.0.1")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS")
# Where readers reach the site: for what is made without anybody asking, such as files to download.
FOI_ADDRESS = env_text("FOI_ADDRESS", usual_address(ALLOWED_HOSTS, https=env_bool("HTTPS", False))).rstrip("/")
FOI_FORMER_HOSTS = former_hosts("FOI_FORMER_HOSTS", FOI_ADDRESS)  # whoever comes by them is sent on to FOI_ADDRESS
FOI_REFERENCE = reference_pattern("FOI_REFERENCE", "{kind} {number:04}/{year:02}")  # of a case that is logged
FOI_DEMO = env_bool("FOI_DEMO", False)  # the demo's examples page is open to everybody
HTTPS = env_bool("HTTPS", False)  # whether readers reach the site over https, through a proxy that says so

FOI_LIMITS = env_bool("FOI_LIMITS", True)  # whether one address may do only so much: requests/limits.py
# Behind https there is a proxy; where it stands on another machine, that has to be said.
TRUSTED_PROXIES = env_networks("TRUSTED_PROXIES", "127.0.0.1,::1" if HTTPS else "")

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/$"]  # balancers ask the web processes themselves
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# All hosts below this one's name too, and browsers keep it for ever: only the office knows whether they all have https.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS and env_bool("HTTPS_SUBDOMAINS", False)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "requests.views.accounts.form_refused"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# --- what it is made of ----------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "allauth.account",
    "allauth.mfa",
    "axes",
    "requests.apps.RequestsConfig",
    "documents.apps.DocumentsConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
]

# For Prometheus: `manage.py metrics` serves there what the web processes count. Off without a port.
FOI_METRICS_PORT = env_int("FOI_METRICS_PORT", 0)
FOI_METRICS_HOST = env_text("FOI_METRICS_HOST", "127.0.0.1")
MIDDLEWARE = [
    "foiarchive.request_log.RequestLogMiddleware",
    *(["foiarchive.metrics.MetricsMiddleware"] if FOI_METRICS_PORT else []),
    "foiarchive.middleware.HeadersMiddleware",
    "requests.sending_on.FormerHostMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "requests.for_programs.ForProgramsMiddleware",
    "requests.limits.LimitMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "requests.access.AccessMiddleware",
    "requests.body_limits.BodyMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "foiarchive.middleware.DoorMiddleware",
    "requests.sending_on.OldAddressMiddleware",
    "requests.acting.ActingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "foiarchive.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "requests.views.office.office",
            ],
        },
    }
]

# --- the database ----------------------------------------------------------------------------------------------------

DATABASES = databases(
    url=env_text("DATABASE_URL"),
    staff_url=env_text("DATABASE_STAFF_URL"),
    public_url=env_text("DATABASE_PUBLIC_URL"),
    replica_url=env_text("DATABASE_REPLICA_URL"),  # what readers read may come from there: foiarchive/replica.py
    secret=SECRET_KEY,
    folder=FOI_POSTGRES,
)
DATABASE_ROUTERS = ["foiarchive.database.DoorRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people ----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "requests.Person"
LOGIN_URL = "sign_in"
LOGIN_REDIRECT_URL = "cases"
LOGOUT_REDIRECT_URL = "home"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
FOI_TWO_STEPS = env_bool("FOI_TWO_STEPS", True)  # a code or passkey after the password
# The office's own sign-on (OpenID Connect): requests/accounts/single_sign_on.py. Off without an issuer.
FOI_SIGN_ON_ISSUER = issuer_of_sign_on("FOI_SIGN_ON_ISSUER", env_text("FOI_SIGN_ON_CLIENT"))
FOI_SIGN_ON_CLIENT, FOI_SIGN_ON_SECRET = env_text("FOI_SIGN_ON_CLIENT"), env_text("FOI_SIGN_ON_SECRET")
FOI_SIGN_ON_SECOND_FACTOR = env_list("FOI_SIGN_ON_SECOND_FACTOR", "mfa")  # what of `amr` and `acr` proves one
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ADAPTER = "requests.accounts.kept_secrets.KeptSecrets"
MFA_TOTP_ISSUER = "FOI Archive"
ACCOUNT_EMAIL_VERIFICATION = "none"  # no address of this package's pages is ours
# Ten wrong passwords or codes for a name, and it is left alone for five minutes: requests/accounts/brake.py.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=5)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = "requests.accounts.brake.by_account"
AXES_USERNAME_CALLABLE = "requests.accounts.brake.counted_as"
AXES_CLIENT_IP_CALLABLE = "requests.accounts.brake.address_of"
AXES_LOCKOUT_CALLABLE = "requests.views.accounts.braked"
AXES_SENSITIVE_PARAMETERS = ["username", "code", "credential", "csrfmiddlewaretoken", "next"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

# --- e-mail ----------------------------------------------------------------------------------------------------------

# Without a host nothing is sent, and everything else works. Only the worker sends, never a web process.
EMAIL_HOST = env_text("EMAIL_HOST")
EMAIL_USE_SSL = env_bool("EMAIL_USE_SSL", False)
EMAIL_USE_TLS = env_bool("EMAIL_USE_TLS", not EMAIL_USE_SSL)
EMAIL_PORT = env_int("EMAIL_PORT", 465 if EMAIL_USE_SSL else 587, at_least=1)
EMAIL_HOST_USER = env_text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env_text("EMAIL_HOST_PASSWORD")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = sender_of_mail(EMAIL_HOST, env_text("DEFAULT_FROM_EMAIL"), EMAIL_USE_SSL and EMAIL_USE_TLS)

# Requests come from a mailbox too, fetched by the worker: requests/cases/inbox.py. Off without a host.
FOI_INBOX_HOST = env_text("FOI_INBOX_HOST")
FOI_INBOX_SECURITY = env_one_of("FOI_INBOX_SECURITY", "tls", "starttls", "none")
FOI_INBOX_PORT = env_int("FOI_INBOX_PORT", 993 if FOI_INBOX_SECURITY == "tls" else 143, at_least=1)
FOI_INBOX_CERTIFICATES = env_text("FOI_INBOX_CERTIFICATES")  # a file of those to trust, instead of the system's
FOI_INBOX_USER, FOI_INBOX_PASSWORD = env_text("FOI_INBOX_USER"), env_text("FOI_INBOX_PASSWORD")
FOI_INBOX_TOKENS = env_text("FOI_INBOX_TOKENS")  # where OAuth2 tokens are had, instead of a password
FOI_INBOX_CLIENT, FOI_INBOX_SECRET = env_text("FOI_INBOX_CLIENT"), env_text("FOI_INBOX_SECRET")
FOI_INBOX_SCOPE = env_text("FOI_INBOX_SCOPE", "https://outlook.office365.com/.default")
FOI_INBOX_FOLDER = env_text("FOI_INBOX_FOLDER", "INBOX")
FOI_INBOX_LOGGED = env_text("FOI_INBOX_LOGGED", "Logged")  # where messages are moved once they are taken in
FOI_INBOX_SPAM = env_text("FOI_INBOX_SPAM")  # a folder that is looked at as well, and left as it is

# --- words and days --------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

# --- files, jobs, logs -----------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = FOI_VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Hashed names may be kept by browsers for ever; plain names are for tests and for work on the styles.
HASHED_STATIC = env_bool("FOI_HASHED_STATIC", not DEBUG)
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not HASHED_STATIC
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
    **bucket_for_files(
        "FOI_S3_BUCKET", env_text("FOI_S3_ENDPOINT")
    ),  # where it is set, files are there, not in FOI_VAR
}

FOI_MAX_LETTER_MB = env_int("FOI_MAX_LETTER_MB", 50, at_least=1)
FOI_MAX_UPLOAD_MB = env_int("FOI_MAX_UPLOAD_MB", 200, at_least=1)
FOI_MAX_DOWNLOAD_MB = env_int("FOI_MAX_DOWNLOAD_MB", 2000, at_least=1)  # letters' files in a download
FOI_KEEP_ASKED_MONTHS = env_int("FOI_KEEP_ASKED_MONTHS", 24, at_least=1)  # requests sent at /ask/, once dealt with
FOI_PUBLISH_AFTER_DAYS = env_int("FOI_PUBLISH_AFTER_DAYS", 10, at_least=0)  # working days after the answer
FOI_ERASE_AFTER_MONTHS = env_int("FOI_ERASE_AFTER_MONTHS", 0, at_least=0)  # after a case ended; 0: never by itself
FOI_CHECK_LINKS = env_bool("FOI_CHECK_LINKS", False)  # visit the pages that letters point to
FOI_WEAK_SANDBOX = env_bool("FOI_WEAK_SANDBOX", False)  # read letters although the network cannot be shut off
DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # a folder of letters
FILE_UPLOAD_PERMISSIONS = 0o600

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# Logs say what happened and where, never whose words: see foiarchive/logs.py.
FOI_LOG = env_one_of("FOI_LOG", "plain", "json")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "foiarchive.logs.ImpersonalFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        },
        "json": {"()": "foiarchive.logs.JSONFormatter"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": FOI_LOG}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "gunicorn.error": {"handlers": ["console"], "level": "INFO", "propagate": False},  # it quotes addresses
        "axes": {"level": "ERROR"},  # it names addresses and browsers; requests/views/accounts.py says what matters
        "foiarchive": {"level": "INFO"},
        "foiarchive.request_log": {"level": "INFO" if FOI_LOG == "json" else "WARNING"},
        "documents": {"level": "INFO"},
        "requests": {"level": "INFO"},
    },
}
