call whoswho#define('vimwiki')
