call whoswho#define('typst')
