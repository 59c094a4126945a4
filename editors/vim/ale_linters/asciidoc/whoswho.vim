call whoswho#define('asciidoc')
