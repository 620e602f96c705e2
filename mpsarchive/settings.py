"""Settings, all of them, read from the environment. docs/operations.md lists the variables.

Development needs none. With MPS_ENV=production the process refuses to start without
SECRET_KEY and ALLOWED_HOSTS, and everything that needs HTTPS is on.
"""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from mpsarchive import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.env.str("MPS_VAR_DIR", default="") or BASE_DIR / "var")

ENVIRONMENT = env.choice("MPS_ENV", "development", ("development", "production"))
PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.flag("DEBUG", default=False)
if DEBUG and PRODUCTION:
    raise ImproperlyConfigured("DEBUG=1 shows settings to visitors. Unset it, or set MPS_ENV=development.")

SECRET_KEY = env.env.str("SECRET_KEY", default="")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", [] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
if PRODUCTION:
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing or shorter than 50 characters. Make one with "
            "`python -c 'import secrets; print(secrets.token_urlsafe(60))'` and keep it out of the repository."
        )
    if not ALLOWED_HOSTS:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is missing. Set it to the site's host names, e.g. archive.example.org."
        )
SECRET_KEY = SECRET_KEY or env.local_secret(VAR_DIR / "secret-key")

# Where the site is reached; absolute addresses in feeds and the sitemap come from the request.
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "mpsarchive.apps.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_filters",
    "simple_history",
    "articles",
]

MIDDLEWARE = [
    "mpsarchive.middleware.RequestLogMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "mpsarchive.middleware.PermissionsPolicyMiddleware",
    "articles.search.middleware.SearchUpkeepMiddleware",
    "articles.editorial.schedule.ScheduleMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "mpsarchive.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "articles.views.kept.KeptPagesMiddleware",  # innermost: the others do their part for kept pages too
]

ROOT_URLCONF = "mpsarchive.urls"
WSGI_APPLICATION = "mpsarchive.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- Database -----------------------------------------------------------------------------------

DATABASES = {
    "default": env.database(
        VAR_DIR / "archive.sqlite3",
        pool_size=env.whole("DATABASE_POOL_SIZE", 8),
        max_age=60,
    )
}
if str(DATABASES["default"]["NAME"]).startswith(str(VAR_DIR)):
    VAR_DIR.mkdir(parents=True, exist_ok=True)

# --- Language and time --------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("vi", "Tiếng Việt")]  # each under its own name, as a reader looks for it
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_HTTPONLY = True
USE_I18N = True
USE_TZ = True  # stored in UTC
TIME_ZONE = "Asia/Ho_Chi_Minh"  # read and shown where the ministry works

# --- Static files -------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder", "articles.fonts.FontFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- Security -----------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # the admin's style sheets carry small data: icons
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "manifest-src": [CSP.SELF],
}
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

HTTPS = env.flag("MPS_HTTPS", default=PRODUCTION)
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # probes ask inside the machine, without TLS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = env.whole("HSTS_SECONDS", 31_536_000 if HTTPS else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
TRUST_PROXY_HEADERS = env.flag("TRUST_PROXY_HEADERS", default=False)
if TRUST_PROXY_HEADERS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # bulk actions on long lists tick many rows

# --- Importing ----------------------------------------------------------------------------------

IMPORT_MAX_BYTES = env.whole("IMPORT_MAX_BYTES", 5_000_000, minimum=1)  # one document
IMPORT_MAX_ARCHIVE_BYTES = env.whole("IMPORT_MAX_ARCHIVE_BYTES", 500_000_000, minimum=1)  # one .zip, unpacked
SEEDS_DIR = BASE_DIR / "seeds"

# --- Desk ---------------------------------------------------------------------------------------

FOUR_EYES = env.flag("MPS_FOUR_EYES", default=False)  # who imported or edited an article does not publish it
SCHEDULE_SECONDS = env.whole("MPS_SCHEDULE_SECONDS", 1)  # how often web processes look for what is due; 0: never

# --- Search -------------------------------------------------------------------------------------

SEARCH_DIR = Path(env.env.str("MPS_SEARCH_DIR", default="") or VAR_DIR / "search")
SEARCH_INLINE = env.flag("MPS_SEARCH_INLINE", default=True)  # off: only `search_index --follow` writes the index
SEARCH_LOG_DAYS = env.whole("MPS_SEARCH_LOG_DAYS", 7, minimum=1)

# --- Memory -------------------------------------------------------------------------------------

# Pages and names that a process remembers while the database stays as it is; 0: none.
KEPT_MB = env.whole("MPS_KEPT_MB", 64)

# --- Logging ------------------------------------------------------------------------------------

LOG_LEVEL = env.choice("LOG_LEVEL", "INFO", ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"))
LOG_FORMAT = env.choice("LOG_FORMAT", "json" if PRODUCTION else "text", ("json", "text"))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": "%(asctime)s %(levelname)s %(name)s %(message)s",
            "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
        },
        "text": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django": {"level": LOG_LEVEL},
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}

# --- History ------------------------------------------------------------------------------------

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True  # a withdrawal's reason may be long
SIMPLE_HISTORY_REVERT_DISABLED = True  # putting back goes through articles.editorial, which remembers who decided
