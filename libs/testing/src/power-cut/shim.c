/*
 * A power cut, modelled: beside the real files of one directory tree (SHIM_ROOT) a shadow (SHIM_SHADOW, on the same
 * file system) holds what would survive. Bytes reach the shadow only by fsync or fdatasync of their file, names only
 * by fsync of their directory. After killing the process, cutPower() puts the tree back to the shadow.
 *
 *   data/<inode>  synced content of a file that was written, replaced or removed; absent: the real one is durable
 *   pin/<inode>   hard link that keeps the inode number from being used again
 *   dir/<inode>   synced names of a directory that changed, one "inode type name" a line
 *
 * SHIM_FAIL_SYNC_AT=n makes the n-th sync of a file fail with EIO. As in Linux, its dirty bytes are forgotten then:
 * a second sync of the same file succeeds and makes nothing durable.
 * Not modelled: mmap, io_uring (set UV_USE_IO_URING=0), copy_file_range, aio.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))
#define BUCKETS 4096

typedef struct file {
  ino_t ino;
  off_t from, to; /* bytes written since the last sync; none when from >= to */
  off_t cut;      /* shortest length since the last sync */
  struct file *next;
} file_t;

static file_t *files[BUCKETS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_long syncs;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static const char *root(void) {
  static const char *value;
  if (!value) value = getenv("SHIM_ROOT") ?: "";
  return value;
}

static void shadow(char *out, const char *kind, ino_t ino) {
  snprintf(out, PATH_MAX, "%s/%s/%lu", getenv("SHIM_SHADOW"), kind, (unsigned long)ino);
}

/* The absolute path of `path` when it lies in the tree. */
static int inside(int dirfd, const char *path, char *out) {
  if (!*root() || !path) return 0;
  if (path[0] == '/') {
    snprintf(out, PATH_MAX, "%s", path);
  } else {
    char base[PATH_MAX] = "", link[64];
    if (dirfd == AT_FDCWD) {
      if (!getcwd(base, sizeof base)) return 0;
    } else {
      snprintf(link, sizeof link, "/proc/self/fd/%d", dirfd);
      if (readlink(link, base, sizeof base - 1) < 0) return 0;
    }
    if (snprintf(out, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
  }
  size_t length = strlen(root());
  return strncmp(out, root(), length) == 0 && (out[length] == '/' || out[length] == 0);
}

static file_t *find(ino_t ino, int add) {
  file_t **slot = &files[ino % BUCKETS];
  for (file_t *file = *slot; file; file = file->next)
    if (file->ino == ino) return file;
  if (!add) return NULL;
  file_t *file = calloc(1, sizeof *file);
  *file = (file_t){.ino = ino, .from = LLONG_MAX, .to = 0, .cut = LLONG_MAX, .next = *slot};
  return *slot = file;
}

static void copy(int in, int out, off_t from, off_t to) {
  static char buffer[1 << 16];
  while (from < to) {
    size_t want = to - from < (off_t)sizeof buffer ? (size_t)(to - from) : sizeof buffer;
    ssize_t got = pread(in, buffer, want, from);
    if (got <= 0 || REAL(pwrite)(out, buffer, got, from) != got) return;
    from += got;
  }
}

/* Keeps the inode, and so its bytes, when its name goes. A file that was not written needs no more: it is durable. */
static void pin(const char *path) {
  struct stat st;
  char name[PATH_MAX];
  if (lstat(path, &st) || !S_ISREG(st.st_mode)) return;
  shadow(name, "pin", st.st_ino);
  REAL(link)(path, name);
}

/*
 * From here on the shadow decides what survives of this file: now, before it is written. The copy appears whole or
 * not at all: a kill in the middle of it must not leave a durable file cut short.
 */
static void track(const char *path, int isNew) {
  struct stat st;
  char data[PATH_MAX], draft[PATH_MAX + 32];
  if (lstat(path, &st) || !S_ISREG(st.st_mode)) return;
  find(st.st_ino, 1);
  pin(path);
  shadow(data, "data", st.st_ino);
  if (access(data, F_OK) == 0) return;
  snprintf(draft, sizeof draft, "%s.%d.draft", data, (int)getpid());
  int out = REAL(open)(draft, O_WRONLY | O_CREAT | O_TRUNC, 0600), in = isNew ? -1 : REAL(open)(path, O_RDONLY);
  if (in >= 0) {
    copy(in, out, 0, st.st_size);
    close(in);
  }
  close(out);
  REAL(rename)(draft, data);
}

static void listDirectory(const char *path, ino_t ino, int replace) {
  char name[PATH_MAX], draft[PATH_MAX + 8];
  shadow(name, "dir", ino);
  if (!replace && access(name, F_OK) == 0) return;
  snprintf(draft, sizeof draft, "%s.draft", name);
  FILE *out = fdopen(REAL(open)(draft, O_WRONLY | O_CREAT | O_TRUNC, 0600), "w");
  DIR *dir = path ? opendir(path) : NULL;
  for (struct dirent *entry; dir && (entry = readdir(dir));)
    if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, ".."))
      fprintf(out, "%lu %c %s\n", (unsigned long)entry->d_ino, entry->d_type == DT_DIR ? 'd' : 'f', entry->d_name);
  if (dir) closedir(dir);
  fclose(out);
  REAL(rename)(draft, name);
}

/* The names of a directory as they are now survive, until its next sync. */
static void touchParent(const char *path) {
  char parent[PATH_MAX];
  struct stat st;
  snprintf(parent, sizeof parent, "%s", path);
  char *slash = strrchr(parent, '/');
  if (!slash) return;
  *slash = 0;
  if (stat(parent, &st) == 0) listDirectory(parent, st.st_ino, 0);
}

static void wrote(int fd, off_t from, off_t to) {
  struct stat st;
  if (!*root() || fstat(fd, &st) || !S_ISREG(st.st_mode)) return;
  pthread_mutex_lock(&lock);
  file_t *file = find(st.st_ino, 0);
  if (file && from < file->from) file->from = from;
  if (file && to > file->to) file->to = to;
  pthread_mutex_unlock(&lock);
}

static int synced(int fd, int result) {
  struct stat st;
  char link[64], path[PATH_MAX] = "", data[PATH_MAX];
  if (!*root() || result || fstat(fd, &st)) return result;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0 || !inside(AT_FDCWD, path, data)) return result;
  pthread_mutex_lock(&lock);
  file_t *file = find(st.st_ino, 0);
  if (S_ISDIR(st.st_mode)) {
    listDirectory(path, st.st_ino, 1);
  } else if (file) {
    const char *failAt = getenv("SHIM_FAIL_SYNC_AT");
    if (failAt && atomic_fetch_add(&syncs, 1) + 1 == atol(failAt)) {
      errno = EIO;
      result = -1;
    } else {
      shadow(data, "data", st.st_ino);
      int in = REAL(open)(link, O_RDONLY), out = REAL(open)(data, O_WRONLY);
      struct stat kept;
      if (fstat(out, &kept) == 0 && file->cut < kept.st_size) REAL(ftruncate)(out, file->cut);
      copy(in, out, file->from, file->to < st.st_size ? file->to : st.st_size);
      REAL(ftruncate)(out, st.st_size);
      close(in);
      close(out);
    }
    file->from = LLONG_MAX;
    file->to = 0;
    file->cut = LLONG_MAX;
  }
  pthread_mutex_unlock(&lock);
  return result;
}

int fsync(int fd) { return synced(fd, REAL(fsync)(fd)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)(fd)); }

static int opened(int dirfd, const char *path, int flags, mode_t mode) {
  char full[PATH_MAX];
  struct stat st;
  int watched = inside(dirfd, path, full) && (flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC));
  if (!watched) return syscall(SYS_openat, dirfd, path, flags, mode);
  pthread_mutex_lock(&lock);
  int isNew = stat(full, &st) != 0;
  if (isNew && (flags & O_CREAT)) touchParent(full);
  if (!isNew) track(full, 0);
  int fd = syscall(SYS_openat, dirfd, path, flags, mode), code = errno;
  if (fd >= 0 && isNew) track(full, 1);
  file_t *file = fd >= 0 && (flags & O_TRUNC) && fstat(fd, &st) == 0 ? find(st.st_ino, 0) : NULL;
  if (file) file->cut = 0;
  pthread_mutex_unlock(&lock);
  errno = code;
  return fd;
}

#define MODE(flags, last)                    \
  mode_t mode = 0;                           \
  if ((flags) & (O_CREAT | O_TMPFILE)) {     \
    va_list list;                            \
    va_start(list, last);                    \
    mode = va_arg(list, mode_t);             \
    va_end(list);                            \
  }
int open(const char *path, int flags, ...) { MODE(flags, flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags, flags) return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int dirfd, const char *path, int flags, ...) { MODE(flags, flags) return opened(dirfd, path, flags, mode); }
int openat64(int dirfd, const char *path, int flags, ...) { MODE(flags, flags) return opened(dirfd, path, flags | O_LARGEFILE, mode); }

static ssize_t moved(int fd, ssize_t written) {
  if (written > 0 && *root()) {
    int code = errno;
    off_t end = lseek(fd, 0, SEEK_CUR);
    if (end >= 0) wrote(fd, end - written, end);
    errno = code;
  }
  return written;
}
static ssize_t placed(int fd, off_t at, ssize_t written) {
  if (written > 0) wrote(fd, at, at + written);
  return written;
}
ssize_t write(int fd, const void *bytes, size_t count) { return moved(fd, REAL(write)(fd, bytes, count)); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return moved(fd, REAL(writev)(fd, parts, count)); }
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) { return placed(fd, at, REAL(pwrite)(fd, bytes, count, at)); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t at) { return placed(fd, at, REAL(pwrite)(fd, bytes, count, at)); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return placed(fd, at, REAL(pwritev)(fd, parts, count, at)); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t at) { return placed(fd, at, REAL(pwritev)(fd, parts, count, at)); }

static int truncated(int fd, off_t length, int result) {
  struct stat st;
  if (*root() && result == 0 && fstat(fd, &st) == 0) {
    pthread_mutex_lock(&lock);
    file_t *file = find(st.st_ino, 0);
    if (file && length < file->cut) file->cut = length;
    if (file && length < file->to) file->to = length;
    pthread_mutex_unlock(&lock);
  }
  return result;
}
int ftruncate(int fd, off_t length) { return truncated(fd, length, REAL(ftruncate)(fd, length)); }
int ftruncate64(int fd, off_t length) { return truncated(fd, length, REAL(ftruncate)(fd, length)); }

/* Before a name goes away or changes: both directories, and the file that loses its name. */
static void leaving(int dirfd, const char *path) {
  char full[PATH_MAX];
  if (!inside(dirfd, path, full)) return;
  pthread_mutex_lock(&lock);
  touchParent(full);
  pin(full);
  struct stat st;
  /* An open descriptor keeps the inode number of a removed directory from being used again. */
  if (lstat(full, &st) == 0 && S_ISDIR(st.st_mode)) REAL(open)(full, O_PATH);
  pthread_mutex_unlock(&lock);
}
static void arriving(int dirfd, const char *path) { leaving(dirfd, path); }

int renameat(int fromDir, const char *from, int toDir, const char *to) {
  leaving(fromDir, from);
  arriving(toDir, to);
  return syscall(SYS_renameat2, fromDir, from, toDir, to, 0);
}
int renameat2(int fromDir, const char *from, int toDir, const char *to, unsigned flags) {
  leaving(fromDir, from);
  arriving(toDir, to);
  return syscall(SYS_renameat2, fromDir, from, toDir, to, flags);
}
int rename(const char *from, const char *to) {
  char full[PATH_MAX];
  if (inside(AT_FDCWD, from, full)) leaving(AT_FDCWD, from), arriving(AT_FDCWD, to);
  return REAL(rename)(from, to);
}
int link(const char *from, const char *to) {
  char full[PATH_MAX];
  if (inside(AT_FDCWD, to, full)) arriving(AT_FDCWD, to), leaving(AT_FDCWD, from);
  return REAL(link)(from, to);
}
int unlink(const char *path) {
  leaving(AT_FDCWD, path);
  return REAL(unlink)(path);
}
int unlinkat(int dirfd, const char *path, int flags) {
  leaving(dirfd, path);
  return REAL(unlinkat)(dirfd, path, flags);
}
int rmdir(const char *path) {
  leaving(AT_FDCWD, path);
  return REAL(rmdir)(path);
}
static int madeDirectory(int dirfd, const char *path, mode_t mode) {
  char full[PATH_MAX];
  struct stat st;
  if (!inside(dirfd, path, full)) return syscall(SYS_mkdirat, dirfd, path, mode);
  pthread_mutex_lock(&lock);
  touchParent(full);
  int result = syscall(SYS_mkdirat, dirfd, path, mode), code = errno;
  if (result == 0 && stat(full, &st) == 0) listDirectory(NULL, st.st_ino, 1);
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}
int mkdir(const char *path, mode_t mode) { return madeDirectory(AT_FDCWD, path, mode); }
int mkdirat(int dirfd, const char *path, mode_t mode) { return madeDirectory(dirfd, path, mode); }
