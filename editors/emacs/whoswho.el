;;; whoswho.el --- The people and organizations in your notes -*- lexical-binding: t -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "27.1") (eglot "1.9"))
;; Keywords: text, convenience
;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Makes Eglot start the language server whoswho for notes, and adds commands that go from mention to mention of the
;; person or organization at point, and that list who is in a note:
;;
;;   (require 'whoswho)
;;   (add-hook 'markdown-mode-hook #'eglot-ensure)
;;
;; Nothing is bound to a key by this file.

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'project)

(defgroup whoswho nil
  "The people and organizations in your notes."
  :group 'text)

(defcustom whoswho-command '("whoswho" "lsp")
  "The program that serves notes, and its arguments."
  :type '(repeat string))

(defcustom whoswho-modes '(markdown-mode gfm-mode org-mode adoc-mode rst-mode latex-mode
                          LaTeX-mode typst-ts-mode djot-mode)
  "The major modes of notes, besides `text-mode'."
  :type '(repeat symbol))

(defcustom whoswho-root-markers
  '(".whoswho.toml" ".obsidian" ".zk" ".moxide.toml" ".marksman.toml" ".foam" "logseq" "dendron.yml")
  "What marks the folder that all notes are in.
The first of these that is found above a note counts.  Where there is none, the
project of the note does, as `project-current' has it, and where there is no
project, the nearest folder that has one of `whoswho-folders' in it, or else the
folder of the note."
  :type '(repeat string))

(defcustom whoswho-folders '("People" "Contacts" "Companies" "Organizations")
  "Folders of people and organizations, which are at the top of all notes.
They count where nothing else marks the top, see `whoswho-root-markers'."
  :type '(repeat string))

(defun whoswho--command (&rest _)
  "What Eglot starts."
  whoswho-command)

(add-to-list 'eglot-server-programs (cons whoswho-modes #'whoswho--command))
;; At the end, since modes for HTML, TeX and much else are made from this one, and have servers of their own.
(add-to-list 'eglot-server-programs (cons 'text-mode #'whoswho--command) t)

;; Only Eglot is told of these projects, and only in notes: what else is a project is none of our business.
(defun whoswho--is-asked ()
  "Whether it is Eglot that asks for the project of a note."
  (and (bound-and-true-p eglot-lsp-context)
       (memq major-mode (cons 'text-mode whoswho-modes))))

(defun whoswho--home-is-repository (directory)
  "Whether the repository around DIRECTORY is all of the user's home.
It holds settings then, not notes."
  (let ((root (locate-dominating-file
               directory
               (lambda (parent)
                 (cl-some (lambda (name) (file-exists-p (expand-file-name name parent))) '(".git" ".jj" ".hg"))))))
    (and root (file-equal-p root "~"))))

(defun whoswho-project (directory)
  "The notes around DIRECTORY, for `project-find-functions'.
Their top is marked by one of `whoswho-root-markers'."
  (when (whoswho--is-asked)
    (let ((root (cl-some (lambda (marker) (locate-dominating-file directory marker)) whoswho-root-markers)))
      (cond (root (cons 'whoswho root))
            ((whoswho--home-is-repository directory) (whoswho-unmarked-project directory))))))

(defun whoswho-unmarked-project (directory)
  "The notes around DIRECTORY where nothing marks their top and no project is.
For the end of `project-find-functions'.  Their top is the nearest folder that
has one of `whoswho-folders' in it, unless that is all of the user's home; else
it is DIRECTORY."
  (when (whoswho--is-asked)
    (let ((root (locate-dominating-file
                 directory
                 (lambda (parent)
                   (cl-some (lambda (folder) (file-directory-p (expand-file-name folder parent))) whoswho-folders)))))
      (cons 'whoswho (if (and root (not (file-in-directory-p "~" root))) root directory)))))

(cl-defmethod project-root ((project (head whoswho)))
  "The folder of all notes of PROJECT."
  (cdr project))

(add-hook 'project-find-functions #'whoswho-project)
(add-hook 'project-find-functions #'whoswho-unmarked-project 90)

(defalias 'whoswho--region
  (if (fboundp 'eglot-range-region) 'eglot-range-region 'eglot--range-region)
  "The positions of a range of the protocol.")

(defun whoswho--request (method params)
  "Ask the server of this buffer for METHOD with PARAMS.
It is asked once it knows of all edits."
  (let ((server (or (eglot-current-server) (user-error "No language server here; try M-x eglot"))))
    (jsonrpc-request server method params :deferred method)))

(defun whoswho--mentions ()
  "The positions of all mentions, in this note, of who is at point."
  (let ((found (whoswho--request :textDocument/documentHighlight (eglot--TextDocumentPositionParams))))
    (sort (mapcar (lambda (highlight) (car (whoswho--region (plist-get highlight :range)))) found) #'<)))

(defun whoswho-next (&optional count)
  "Go to the next mention of who is at point, or the COUNTth next.
The first comes after the last."
  (interactive "p")
  (let* ((mentions (or (whoswho--mentions) (user-error "Nobody is named at point")))
         ;; The mention at point is the last one that begins before it.
         (current (max 0 (1- (cl-count-if (lambda (mention) (<= mention (point))) mentions))))
         (target (mod (+ current (or count 1)) (length mentions))))
    (push-mark nil t)
    (goto-char (nth target mentions))
    (message "Mention %d of %d" (1+ target) (length mentions))))

(defun whoswho-previous (&optional count)
  "Go to the previous mention of who is at point, or the COUNTth previous."
  (interactive "p")
  (whoswho-next (- (or count 1))))

(defun whoswho--cast ()
  "Whom this note defines, then whom it mentions.
Each is what to show, and the position where they first appear."
  (mapcar (lambda (symbol)
            (let ((location (or (plist-get symbol :selectionRange) (plist-get (plist-get symbol :location) :range)))
                  (detail (or (plist-get symbol :detail) (plist-get symbol :containerName))))
              (cons (format "%s · %s" (plist-get symbol :name) detail)
                    (car (whoswho--region location)))))
          (whoswho--request :textDocument/documentSymbol (list :textDocument (eglot--TextDocumentIdentifier)))))

(defun whoswho-cast (position)
  "Choose one of those who are in this note.
Go to POSITION, where they first appear."
  (interactive
   (let* ((cast (or (whoswho--cast) (user-error "Nobody is named in this note")))
          ;; Those who come first should stay first.
          (table (lambda (text predicate action)
                   (if (eq action 'metadata)
                       '(metadata (display-sort-function . identity))
                     (complete-with-action action cast text predicate)))))
     (list (cdr (assoc (completing-read "Who's who in this note: " table nil t) cast)))))
  (when position
    (push-mark nil t)
    (goto-char position)))

(provide 'whoswho)

;;; whoswho.el ends here
