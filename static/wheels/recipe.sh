#!/bin/sh
# Compile lxml.etree for Pyodide. Runs inside the Debian root, in the folder that holds libxml2/, libxslt/, lxml/ and
# include/ (CPython's headers with Pyodide's pyconfig.h); leaves etree.so there. JOBS says how many compilers at once.
set -eu
HERE=$(pwd)
export LC_ALL=C.UTF-8 EM_CACHE="$HERE/emcache"
# Pyodide's own flags: a module built with other exception or longjmp conventions does not load.
FLAGS="-O2 -g0 -fPIC -fwasm-exceptions -sSUPPORT_LONGJMP=wasm"
HOST=wasm32-unknown-emscripten
# Debian's patches touch the autoconf inputs; the outputs that upstream shipped are the ones we want.
QUIET="ACLOCAL=: AUTOCONF=: AUTOMAKE=: AUTOHEADER=:"

cd "$HERE/libxml2"
emconfigure ./configure --host=$HOST --disable-shared --without-python --without-zlib --without-threads \
    --without-http --without-modules CFLAGS="$FLAGS"
emmake make -j"$JOBS" $QUIET libxml2.la

cd "$HERE/libxslt"
# The profiler stays: lxml calls it.
emconfigure ./configure --host=$HOST --disable-shared --without-python --without-crypto --without-plugins \
    --without-debug --without-debugger CFLAGS="$FLAGS" \
    LIBXML_CFLAGS="-I$HERE/libxml2/include" LIBXML_LIBS="-L$HERE/libxml2/.libs -lxml2"
emmake make -j"$JOBS" $QUIET -C libxslt libxslt.la
emmake make -j"$JOBS" $QUIET -C libexslt libexslt.la

cd "$HERE"
emcc $FLAGS -DNDEBUG -DCYTHON_CLINE_IN_TRACEBACK=0 -Iinclude -Ilxml/src -Ilxml/src/lxml/includes \
    -Ilibxml2/include -Ilibxslt -c lxml/src/lxml/etree.c -o etree.o
emcc $FLAGS etree.o libxslt/libexslt/.libs/libexslt.a libxslt/libxslt/.libs/libxslt.a libxml2/.libs/libxml2.a \
    -sSIDE_MODULE=2 -sWASM_BIGINT -sEXPORTED_FUNCTIONS=_PyInit_etree -o etree.so
