" What ALE needs to know to start whoswho. The files in ale_linters/ call this, one for each kind of file.

call ale#Set('whoswho_executable', 'whoswho')
" The same keys as in .whoswho.toml.
call ale#Set('whoswho_init_options', {})

" Our own settings file decides, then what note-taking tools leave behind, and a repository last: notes are often kept in
" a part of one.
let s:repositories = ['.git', '.jj', '.hg']
let s:markers = ['.whoswho.toml', '.obsidian', '.zk', '.moxide.toml', '.marksman.toml', '.foam', 'logseq',
\   'dendron.yml'] + s:repositories

" ALE takes columns for bytes, and tells no server so.
function! whoswho#define(filetype) abort
    call ale#linter#Define(a:filetype, {
    \   'name': 'whoswho',
    \   'lsp': 'stdio',
    \   'executable': {buffer -> ale#Var(buffer, 'whoswho_executable')},
    \   'command': '%e lsp --position-encoding utf-8',
    \   'language': a:filetype,
    \   'project_root': function('whoswho#root'),
    \   'initialization_options': {buffer -> ale#Var(buffer, 'whoswho_init_options')},
    \})
endfunction

" The folder that holds a note and those that belong to it; nothing if there is none, and then ALE starts no server.
function! whoswho#root(buffer) abort
    let l:file = fnamemodify(bufname(a:buffer), ':p')
    let l:folder = fnamemodify(l:file, ':h')
    for l:marker in s:markers
        let l:path = s:above(l:folder, l:marker)
        " A home that is a repository holds settings, not notes.
        if !empty(l:path) && !(l:path is# expand('~') && index(s:repositories, l:marker) >= 0)
            return l:path
        endif
    endfor
    " Like editors that open folders, take the one that Vim works in, unless that is all of somebody's home: nobody asked
    " to have it read.
    let l:here = getcwd()
    return s:is_in(l:file, l:here) && !s:is_in(expand('~') . '/', l:here) ? l:here : ''
endfunction

" The nearest folder that has something of this name in it.
function! s:above(folder, name) abort
    let l:folder = a:folder
    while !filereadable(l:folder . '/' . a:name) && !isdirectory(l:folder . '/' . a:name)
        let l:parent = fnamemodify(l:folder, ':h')
        if l:parent is# l:folder
            return ''
        endif
        let l:folder = l:parent
    endwhile
    return l:folder
endfunction

function! s:is_in(path, folder) abort
    let l:folder = a:folder =~# '/$' ? a:folder : a:folder . '/'
    return strpart(a:path, 0, len(l:folder)) is# l:folder
endfunction
