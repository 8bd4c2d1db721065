/* version.h - the version of kilde these headers belong to. */
#ifndef KILDE_VERSION_H
#define KILDE_VERSION_H

#define KILDE_VERSION "0.1.0"

#endif
