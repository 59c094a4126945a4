" Drives Vim and ALE on a small vault, as a user would. `run` starts it with `vim -es -S`.
"
" Environment: PLUGIN (editors/vim), ALE (where ALE is), VAULT (a copy of ../vault), RESULT (the file to write
" "PASSED FAILED" to). whoswho is on the path.
"
" Nothing sleeps for longer than it takes to look again: what comes later is waited for by a condition, with a limit
" that only a failure reaches.

let s:LIMIT = 20.0
let s:PROOFS = 'Log/2025-03-02 Proofs.md'
let s:NOON = 'Log/2025-03-03 Noon.md'
let s:ADA = 'People/Ada Brandt.md'
let s:passed = 0
let s:failed = 0

function! s:check(label, ok, detail) abort
    if a:ok
        let s:passed += 1
    else
        let s:failed += 1
        verbose echo "FAILED: " . a:label . "\n" . a:detail . "\n"
    endif
endfunction

function! s:equal(label, actual, expected) abort
    call s:check(a:label, a:actual ==# a:expected, '  expected: ' . string(a:expected) . "\n  actual:   " . string(a:actual))
endfunction

" What must stand in a text, in this order.
function! s:contains(label, text, parts) abort
    let l:from = 0
    for l:part in a:parts
        let l:at = stridx(a:text, l:part, l:from)
        if l:at < 0
            return s:check(a:label, 0, '  missing: ' . l:part . "\n  in: " . a:text)
        endif
        let l:from = l:at + len(l:part)
    endfor
    call s:check(a:label, 1, '')
endfunction

" Waits until the condition gives something, and returns that.
function! s:wait(what, condition) abort
    let l:start = reltime()
    while 1
        let l:result = a:condition()
        if !empty(l:result)
            return l:result
        endif
        if reltimefloat(reltime(l:start)) > s:LIMIT
            throw 'waited in vain for ' . a:what
        endif
        sleep 10m
    endwhile
endfunction

function! s:path() abort
    return expand('%:p')[len($VAULT) + 1 :]
endfunction

function! s:edit(path) abort
    execute 'edit' fnameescape($VAULT . '/' . a:path)
endfunction

" What ALE shows of a hover; nothing if it is answered that nobody is there.
function! s:hover(line, column) abort
    call cursor(a:line, a:column)
    ALEHover
    call s:wait('the answer to a hover', {-> empty(ale#hover#GetMap())})
    let l:text = ''
    for l:window in filter(range(1, winnr('$')), 'getwinvar(v:val, "&previewwindow")')
        let l:text = join(getbufline(winbufnr(l:window), 1, '$'), "\n")
    endfor
    pclose
    return l:text
endfunction

function! s:start() abort
    execute 'set runtimepath^=' . fnameescape($ALE) . ',' . fnameescape($PLUGIN)
    set hidden
    filetype plugin on
    let g:ale_linters = {'markdown': ['whoswho'], 'text': ['whoswho']}
    let g:ale_hover_to_preview = 1
    let g:ale_set_loclist = 1
    " Without these, ALE waits for idle time that a script has none of.
    let g:ale_lint_delay = 0
    runtime plugin/ale.vim
    call s:edit(s:PROOFS)
    ALELint
endfunction

function! s:flags() abort
    let l:list = s:wait('what is flagged', {-> getloclist(0)})
    call s:equal('flags the link that leads nowhere, and nothing else', map(copy(l:list), {_, it -> [
    \   it.lnum, it.col, it.end_col, it.type]}), [[10, 25, 40, 'W']])
    call s:contains('says why', l:list[0].text, ['“People/Karl Oder” is not defined'])
    call setline(10, 'É 📚 ' . getline(10))
    doautocmd TextChanged
    let l:place = s:wait('the flag to move', {-> filter(map(copy(getloclist(0)), {_, it -> [
    \   it.lnum, it.col, it.end_col]}), {_, it -> it[1] != 25})})
    call s:equal('flags the same link behind an emoji', l:place, [[10, 33, 48]])
    edit!
endfunction

function! s:finds_folders() abort
    call s:equal('the top of the vault', whoswho#root(bufnr('')), $VAULT)
    call mkdir($HOME . '/loose')
    call writefile([], $HOME . '/loose/note.md')
    execute 'split' fnameescape($HOME . '/loose/note.md')
    execute 'cd' fnameescape($HOME)
    call s:equal('not a whole home', whoswho#root(bufnr('')), '')
    call mkdir($HOME . '/.git')
    call s:equal('nor if it is a repository', whoswho#root(bufnr('')), '')
    call delete($HOME . '/.git', 'd')
    execute 'cd' fnameescape($HOME . '/loose')
    call s:equal('else the folder that Vim works in', whoswho#root(bufnr('')), $HOME . '/loose')
    cd /
    close
endfunction

function! s:explains() abort
    let l:card = ['Ada Brandt', 'person', 'Edits the Sunday pages', 'Northwind Press', 'Adi', '4 mentions in 2 notes']
    call s:contains('hover on a full name', s:hover(7, 9), l:card)
    call s:contains('hover on an alias says why', s:hover(8, 53), ['Ada Brandt', 'alias of Ada Brandt'])
    call s:contains('hover on the broken link', s:hover(10, 25), ['Karl Oder', 'not defined'])
    call s:equal('hover behind an emoji is for the letters of the name alone', map([8, 9, 18, 20],
    \   {_, column -> s:hover(7, column) =~# '^Ada Brandt'}), [0, 1, 1, 0])
    call s:check('hovers are plain text', s:hover(8, 53) !~# '\*\*\|](', s:hover(8, 53))
endfunction

function! s:jumps_to_definitions() abort
    call cursor(8, 53)
    ALEGoToDefinition
    call s:wait('the definition', {-> s:path() is# s:ADA})
    call s:equal('where an alias leads to', [line('.'), col('.')], [9, 3])
    call s:edit(s:PROOFS)
endfunction

function! s:lists_references() abort
    call cursor(8, 53)
    ALEFindReferences -quickfix
    let l:list = s:wait('references', {-> getqflist()})
    call s:equal('references, in all notes', map(copy(l:list), {_, it -> [
    \   fnamemodify(bufname(it.bufnr), ':p')[len($VAULT) + 1 :], it.lnum, it.col]}), [
    \   [s:PROOFS, 7, 9], [s:PROOFS, 7, 34], [s:PROOFS, 8, 53], [s:NOON, 5, 23]])
    call s:edit(s:PROOFS)
endfunction

" Asks for completion in Insert mode, and types nothing.
function! TestCompletion() abort
    call ale#completion#GetCompletions('ale-callback', {'callback': {result -> extend(s:menu, result)}})
    call s:wait('completion', {-> s:menu})
    return ''
endfunction

function! s:completes() abort
    call append('$', 'And then Ada')
    call cursor(line('$'), 1)
    " Not by the keys for it: Vim gives up on completion as soon as it sees the next one.
    let s:menu = []
    call feedkeys("A\<C-r>=TestCompletion()\<CR>\<Esc>", 'tx')
    call s:check('completion knows the name', index(map(copy(s:menu), 'v:val.word'), 'Ada Brandt') >= 0, string(s:menu))
    silent undo
endfunction

function! s:serves_plain_text() abort
    call s:edit('Log/loose.txt')
    call setline(1, 'É 📚 Ada Brandt hums.')
    ALELint
    call s:contains('hover in plain text', s:hover(1, 9), ['Ada Brandt', 'Edits the Sunday pages'])
    edit!
    call s:edit(s:PROOFS)
endfunction

function! s:follows_edits() abort
    call setline(10, 'Nobody has heard from [[Ada Brandt]] since.')
    doautocmd TextChanged
    call s:wait('the flag to go', {-> empty(getloclist(0))})
    call s:check('a link that is mended is flagged no more', 1, '')
    edit!
endfunction

function! s:saved(path) abort
    return readfile($VAULT . '/' . a:path)
endfunction

" Leaves the vault changed, so that nothing can come after it.
function! s:renames() abort
    call cursor(7, 18)
    " ALE asks for the new name, and offers the old one.
    call feedkeys(":ALERename\<CR>\<C-u>Zoë Quill\<CR>", 'tx')
    call s:wait('the rename', {-> empty(ale#rename#GetMap())})
    wall
    call s:equal('renames behind an emoji', s:saved(s:PROOFS)[6],
    \   'É 📚 Zoë Quill called twice: Quill wants the proofs from Northwind Press by noon.')
    call s:equal('renames in another note', s:saved(s:NOON)[4],
    \   'The proofs came. 🎻 Zoë Quill says thank you to [the house](../Cast/Houses.md#Northwind%20Press).')
    call s:equal('renames the definition', s:saved(s:ADA)[6:9], ['title: Zoë Quill', '---', '', '# Zoë Quill'])
endfunction

try
    call s:start()
    call s:flags()
    call s:finds_folders()
    call s:explains()
    call s:jumps_to_definitions()
    call s:lists_references()
    call s:completes()
    call s:follows_edits()
    call s:serves_plain_text()
    call s:renames()
catch
    call s:check('the test runs to its end', 0, v:exception . "\n" . v:throwpoint)
endtry

call writefile([s:passed . ' ' . s:failed], $RESULT)
if s:failed
    cquit!
endif
qall!
